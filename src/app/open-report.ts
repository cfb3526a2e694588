import { ErrorLog } from '../diagnostics/error-log.ts';
import { writeReport } from '../diagnostics/write-report.ts';
import '../ui/report-dialog/report-dialog.ts';
import { collectFacts } from './collect-facts.ts';
import { showDialog } from './show-dialog.ts';
import type { Services } from './services.ts';

/** Put in by the build: tools/site/read-versions.ts. */
declare const HEARTH_VERSIONS: Readonly<Record<string, string>>;

/** Shows a report, which the visitor may copy. */
export async function openReport(host: ParentNode, services: Services): Promise<void> {
  const dialog = document.createElement('hearth-report-dialog');
  const shown = showDialog(host, dialog);
  dialog.report = writeReport(await collectFacts(services, window, new ErrorLog(), HEARTH_VERSIONS));
  await shown;
}
