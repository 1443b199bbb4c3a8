import * as vscode from 'vscode';

/** Notifications and pick lists of VS Code, answered by the test: a real one would wait for a person. */
export interface WindowStub {
  readonly messages: string[];
  /** Labels of the pick lists that were shown. */
  readonly offered: string[][];
  restore(): void;
}

/** What is typed into an input box that shows a text; undefined closes it. */
type Type = (shown: string) => string | undefined | Promise<string | undefined>;

type Pick = (items: readonly vscode.QuickPickItem[]) => vscode.QuickPickItem | undefined;

/** Takes the place of messages, of pick lists, in which `pick` chooses, and of input boxes, into which `type` types. */
export function stubWindow(pick: Pick = () => undefined, type: Type = () => undefined): WindowStub {
  const { showInformationMessage, showWarningMessage, showErrorMessage } = vscode.window;
  const { showQuickPick, showInputBox } = vscode.window;
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
    showInputBox: async ({ value = '' }: vscode.InputBoxOptions) => type(value),
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
        showInputBox,
      }),
  };
}
