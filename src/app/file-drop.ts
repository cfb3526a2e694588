import { droppedFiles } from '../ui/models-page/dropped-files.ts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { OfferedFile } from '../ui/events/files-offered-event.ts';

/** Files dropped anywhere on the page, which the browser would otherwise open in its place. */
export class FileDrop implements ReactiveController {
  /** Files are held over the page. */
  isOver = false;
  private readonly host: ReactiveControllerHost;
  private readonly onFiles: (files: readonly OfferedFile[] | null) => void;

  /** @param onFiles null: what was dropped cannot be read */
  constructor(host: ReactiveControllerHost, onFiles: (files: readonly OfferedFile[] | null) => void) {
    this.host = host;
    this.onFiles = onFiles;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('dragover', this.onOver);
    window.addEventListener('dragleave', this.onLeave);
    window.addEventListener('drop', this.onDrop);
  }

  hostDisconnected(): void {
    window.removeEventListener('dragover', this.onOver);
    window.removeEventListener('dragleave', this.onLeave);
    window.removeEventListener('drop', this.onDrop);
  }

  private readonly onOver = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.show(true);
  };

  private readonly onLeave = (event: DragEvent): void => {
    // Between two elements of the page it is another one that is entered.
    if (event.relatedTarget === null) this.show(false);
  };

  private readonly onDrop = (event: DragEvent): void => {
    this.show(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    void droppedFiles(event.dataTransfer).then(this.onFiles, () => this.onFiles(null));
  };

  private show(isOver: boolean): void {
    if (this.isOver === isOver) return;
    this.isOver = isOver;
    this.host.requestUpdate();
  }
}

/** Not what the page itself takes (its element has said so), nor text that is dragged into a field. */
function hasFiles(event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } {
  return !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
}
