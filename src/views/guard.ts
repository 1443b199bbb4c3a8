import { t } from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * Runs an event handler so that nothing is thrown past it and nothing is swallowed: a failure goes to the log with
 * the handler's name.
 */
export function guarded<Arguments extends unknown[]>(
  log: vscode.LogOutputChannel,
  name: string,
  handler: (...values: Arguments) => unknown,
): (...values: Arguments) => void {
  return (...values) => {
    const failed = (error: unknown): void =>
      log.error(`${name}:`, error instanceof Error ? error : String(error));
    try {
      Promise.resolve(handler(...values)).catch(failed);
    } catch (error) {
      failed(error);
    }
  };
}

/** A command cannot apply: the sentence says why. */
export class CannotApply extends Error {}

/** Runs a command; what it cannot do it says in a notification, and a fault goes to the log as well. */
export async function runCommand(
  log: vscode.LogOutputChannel,
  name: string,
  run: () => unknown,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof CannotApply) {
      void vscode.window.showInformationMessage(error.message);
      return;
    }
    log.error(`${name}:`, error instanceof Error ? error : String(error));
    const show = t('Show Log');
    const picked = await vscode.window.showErrorMessage(
      t('Loss Lens: {0} failed. The log says more.', name),
      show,
    );
    if (picked === show) log.show();
  }
}
