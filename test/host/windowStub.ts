import * as vscode from 'vscode';

/** Notifications and pick lists of VS Code, answered by the test: a real one would wait for a person. */
export interface WindowStub {
  readonly messages: string[];
  /** Labels of the pick lists that were shown. */
  readonly offered: string[][];
  restore(): void;
}

type Pick = (items: readonly vscode.QuickPickItem[]) => vscode.QuickPickItem | undefined;

/** Takes the place of messages, and of pick lists, in which `pick` chooses. */
export function stubWindow(pick: Pick = () => undefined): WindowStub {
  const { showInformationMessage, showWarningMessage, showErrorMessage, showQuickPick } = vscode.window;
  const messages: string[] = [];
  const offered: string[][] = [];
  const say = (message: string): Promise<undefined> => {
    messages.push(message);
    return Promise.resolve(undefined);
  };
  const choose = async (
    items: readonly vscode.QuickPickItem[],
  ): Promise<vscode.QuickPickItem | undefined> => {
    offered.push(items.map(({ label }) => label));
    return pick(items);
  };
  Object.assign(vscode.window, {
    showInformationMessage: say,
    showWarningMessage: say,
    showErrorMessage: say,
    showQuickPick: choose,
  });
  return {
    messages,
    offered,
    restore: () =>
      void Object.assign(vscode.window, {
        showInformationMessage,
        showWarningMessage,
        showErrorMessage,
        showQuickPick,
      }),
  };
}
