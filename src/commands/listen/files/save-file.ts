import { resolve } from "node:path";
import { CaptureFile } from "../../../captures/file/capture-file.ts";
import { CaptureLock } from "../../../captures/file/capture-lock.ts";
import type { Reporter } from "../../../report/reporter.ts";
import type { Options } from "../options.ts";
import { warnAboutMovedFile } from "../warnings.ts";

/** The capture file of `--save`, for this listener alone until its disposal. */
export class SaveFile implements AsyncDisposable {
  readonly file: CaptureFile;
  /** Names this listener to another one that wants the same file. */
  url: string | undefined;
  #lock: CaptureLock | undefined;

  private constructor(file: CaptureFile) {
    this.file = file;
  }

  /** `undefined` without `--save`. Throws `Failure` (`input`). */
  static async open(options: Options, cwd: string, reporter: Pick<Reporter, "report">): Promise<SaveFile | undefined> {
    if (options.save === undefined) return undefined;
    const path = resolve(cwd, options.save);
    const file = await CaptureFile.open(path, {
      sync: !options.noFsync,
      onMoved: (what, isContinued) => warnAboutMovedFile({ what, isContinued }, options, reporter),
    });
    const opened = new SaveFile(file);
    try {
      opened.#lock = await CaptureLock.take(path, () => opened.url ?? "it is just starting");
    } catch (error) {
      await opened[Symbol.asyncDispose]();
      throw error;
    }
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.file[Symbol.asyncDispose]();
    await this.#lock?.[Symbol.asyncDispose]();
  }
}
