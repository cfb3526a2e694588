import { isAbort } from '../../errors/app-error.ts';
import type { ReactiveControllerHost } from 'lit';
import type { ImportState } from '../../ui/conversations-page/import-state.ts';
import type { OfferedFile } from '../../ui/events/files-offered-event.ts';
import type { TransferCommands } from '../transfer-commands.ts';

/** A file of conversations on its way in: read, shown, stored only when the visitor says so, and taken out again. */
export class ConversationImport {
  state: ImportState | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly commands: TransferCommands;
  private addedIds: readonly string[] = [];

  constructor(host: ReactiveControllerHost, commands: TransferCommands) {
    this.host = host;
    this.commands = commands;
  }

  /** @throws AppError `import-invalid` */
  async read(files: readonly OfferedFile[]): Promise<void> {
    const name = files.map(({ path }) => path).join(', ');
    this.show({ phase: 'reading', name });
    await this.unlessStopped(async () => {
      this.show({ phase: 'asking', name, outlook: await this.commands.read(files) });
    });
  }

  /** @throws AppError `storage-full`, `storage-unavailable` */
  async accept(): Promise<void> {
    const { state } = this;
    if (state?.phase !== 'asking') return;
    this.show({ ...state, phase: 'importing' });
    await this.unlessStopped(async () => {
      this.addedIds = await this.commands.add();
      this.show({ ...state, phase: 'done', added: this.addedIds.length });
    });
  }

  /** @throws AppError `storage-unavailable` */
  async undo(): Promise<void> {
    const { state } = this;
    if (state?.phase !== 'done') return;
    this.show({ ...state, phase: 'undoing' });
    await this.unlessStopped(async () => {
      await this.commands.remove(this.addedIds);
      this.show({ ...state, phase: 'undone' });
    });
  }

  /** Stops reading, and leaves nothing behind. What is stored stays. */
  dismiss(): void {
    this.commands.rest();
    this.show(null);
  }

  private async unlessStopped(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.dismiss();
      if (!isAbort(error)) throw error;
    }
  }

  private show(state: ImportState | null): void {
    this.state = state;
    this.host.requestUpdate();
  }
}
