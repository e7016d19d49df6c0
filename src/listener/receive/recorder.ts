import type { ReceivedRequest } from "../../captures/capture.ts";
import type { CaptureFile } from "../../captures/file/capture-file.ts";
import { redactCredentials } from "../../captures/record/credentials.ts";
import { encodeRequest } from "../../captures/record/request-record.ts";
import { encodeResponse } from "../../captures/record/response-record.ts";
import { reasonOf } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";
import type { ForwardResult, ListenerEvent } from "../listener-event.ts";

export interface RecorderOptions {
  /** `undefined` records nothing. */
  readonly captureFile: CaptureFile | undefined;
  readonly keepCredentials: boolean;
  readonly emit: (event: ListenerEvent) => void;
}

/** Writes requests, and the app's responses, to the capture file. Never throws: a write that fails is emitted as trouble. */
export class Recorder {
  readonly #options: RecorderOptions;

  constructor(options: RecorderOptions) {
    this.#options = options;
  }

  /** Resolves when the request is on disk, to `false` when that failed. */
  recordRequest(capture: ReceivedRequest): Promise<boolean> {
    const headers = this.#storedHeaders(capture.headers);
    return this.#append(
      () => encodeRequest(capture, headers),
      said("the request was answered 500, because it is not recorded"),
    );
  }

  async recordResponse(id: string, { result }: ForwardResult): Promise<void> {
    const { captureFile, emit } = this.#options;
    if (captureFile === undefined || result.kind !== "answered") return;
    const { status, durationMs, body } = result;
    if (result.bodyBytes > body.length) {
      emit({ type: "trouble", message: said("the app's response is too long to be recorded"), hint: null });
      return;
    }
    const headers = this.#storedHeaders(result.headers);
    const response = { id, by: "forward", status, durationMs, headers, body } as const;
    await this.#append(() => encodeResponse(response), said("the app's response is not recorded"));
  }

  #storedHeaders(headers: ReceivedRequest["headers"]): ReceivedRequest["headers"] {
    return this.#options.keepCredentials ? headers : redactCredentials(headers);
  }

  async #append(line: () => string, hint: Said): Promise<boolean> {
    const { captureFile, emit } = this.#options;
    if (captureFile === undefined) return true;
    try {
      await captureFile.append(line());
      return true;
    } catch (error) {
      emit({
        type: "trouble",
        message: said("cannot write to {path}: {reason}", { path: captureFile.path, reason: reasonOf(error) }),
        hint,
      });
      return false;
    }
  }
}
