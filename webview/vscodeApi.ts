import type { PanelMemory, WebviewMessage } from '../src/protocol';

interface VscodeApi {
  postMessage(message: WebviewMessage): void;
  getState(): unknown;
  setState(state: PanelMemory): void;
}

declare function acquireVsCodeApi(): VscodeApi;

/** VS Code hands its API out once per page, so this module is the only one that asks. */
export const vscodeApi: VscodeApi = acquireVsCodeApi();

export function post(message: WebviewMessage): void {
  vscodeApi.postMessage(message);
}
