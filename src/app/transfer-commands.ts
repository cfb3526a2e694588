// What a person does with files of conversations. Comes when it is asked for.
import { msg } from '@lit/localize';
import transferUrl from '../../workers/transfer.worker.ts?worker&url';
import { spawnWorker } from '../channel/spawn-worker.ts';
import { AppError } from '../errors/app-error.ts';
import { TransferClient } from '../transfer/client/transfer-client.ts';
import { faultWords } from '../ui/conversations-page/fault-words.ts';
import { saveFile } from './save-file.ts';
import { siteUrl } from './site-url.ts';
import type { ExportFormat, ImportOutlook, WriteProgress } from '../transfer/contract/transfer-contract.ts';
import type { OfferedFile } from '../ui/events/files-offered-event.ts';
import type { Services } from './services.ts';

type TransferServices = Pick<Services, 'history' | 'conversation' | 'settings'>;

export class TransferCommands {
  private readonly services: TransferServices;
  private readonly client: TransferClient;

  constructor(
    services: TransferServices,
    client = new TransferClient(() => spawnWorker(siteUrl(transferUrl), 'transfer')),
  ) {
    this.services = services;
    this.client = client;
  }

  /**
   * Gives the visitor a file.
   * @param ids null for all
   * @returns how many records are damaged, and not in it
   * @throws AppError `storage-unavailable`, `worker-crashed`
   */
  async export(
    ids: readonly string[] | null,
    format: ExportFormat,
    onEvent?: (progress: WriteProgress) => void,
  ): Promise<number> {
    await this.services.history.saveNow();
    const words = {
      system: msg('Instructions'),
      question: msg('Question'),
      reply: msg('Reply'),
      untitled: msg('Conversation'),
    };
    const file = await this.client.write({ ids, format, words }, { onEvent });
    saveFile(file.name, file.blob);
    return file.unreadable;
  }

  /** Looks what files hold. Nothing is stored yet. @throws AppError `import-invalid`, `worker-crashed`; `AbortError` */
  async read(files: readonly OfferedFile[]): Promise<ImportOutlook> {
    const answer = await this.client.read({
      files: files.map(({ path, blob }) => ({ name: path, blob })),
      settings: this.services.settings.value,
      words: {
        image: msg('[an image]', { desc: 'stands in an imported text' }),
        file: msg('[a file]', { desc: 'stands in an imported text' }),
      },
    });
    if (!('fault' in answer)) return answer;
    const { file, line, column } = answer.fault;
    throw new AppError('import-invalid', { file, line, column, reason: faultWords(answer.fault) });
  }

  /** Stores what was read last. @returns the ids of what was added @throws AppError `storage-full`, `storage-unavailable` */
  async add(): Promise<string[]> {
    const ids = await this.client.add();
    await this.services.history.refresh();
    return ids;
  }

  /** Takes an import back. @throws AppError `storage-unavailable` */
  async remove(ids: readonly string[]): Promise<void> {
    const { conversation, history } = this.services;
    // What is on the screen would be stored again.
    if (ids.includes(conversation.value.id)) await conversation.startNew();
    await history.saveNow();
    await this.client.remove(ids);
    await history.refresh();
  }

  /** Stops whatever is being read or written, and gives the memory back. */
  rest(): void {
    this.client.rest();
  }
}
