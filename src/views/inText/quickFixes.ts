import { t } from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ArraySurvey } from '../../sources/arraySurvey';
import type { ArrayPlace } from '../arrayPlace';
import { isEnabled } from '../settings';
import type { ArrayNote } from './arrayNote';
import type { Problem } from './problem';

/** What can be done about a problem at a click: read the numbers otherwise, choose another target, or mend the text. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(private readonly survey: ArraySurvey<ArrayNote>) {}

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    if (!isEnabled('problems', document)) return [];
    const own = context.diagnostics.filter(({ source }) => source === t('Loss Lens'));
    if (own.length === 0) return [];
    const notes = this.survey.known(document);
    return own.flatMap((diagnostic) =>
      notes.flatMap(({ place, problems }) =>
        problems
          .filter((problem) => isOf(problem, diagnostic))
          .flatMap((problem) => fixesOf(document, place, problem))
          .map((fix) => Object.assign(fix, { diagnostics: [diagnostic] })),
      ),
    );
  }
}

const isOf = ({ code, range }: Problem, diagnostic: vscode.Diagnostic): boolean =>
  code === diagnostic.code && range.isEqual(diagnostic.range);

function fixesOf(document: vscode.TextDocument, place: ArrayPlace, problem: Problem): vscode.CodeAction[] {
  const axis = problem.hasSeveralAxes
    ? [commandFix(t('Choose Class Axis…'), 'lossLens.chooseClassAxis', place)]
    : [];
  const compare = commandFix(t('Compare with Target…'), 'lossLens.compareWithTarget', place);
  const logits = commandFix(t('Read as Logits'), 'lossLens.readAs', { ...place, scale: 'logits' });
  switch (problem.code) {
    case 'out-of-range':
    case 'not-index':
    case 'shape':
      return [compare, ...axis];
    case 'not-sum-1':
      return [...axis, logits];
    case 'not-log':
      return [logits];
    case 'softmax-twice':
      return [
        ...removal(document, problem),
        commandFix(t('Read as Probabilities'), 'lossLens.readAs', { ...place, scale: 'probabilities' }),
      ];
    default:
      return [];
  }
}

function commandFix(title: string, command: string, argument: unknown): vscode.CodeAction {
  const fix = new vscode.CodeAction(t('Loss Lens: {0}', title), vscode.CodeActionKind.QuickFix);
  fix.command = { title, command, arguments: [argument] };
  return fix;
}

function removal(document: vscode.TextDocument, { extraSoftmax }: Problem): vscode.CodeAction[] {
  if (!extraSoftmax) return [];
  const fix = new vscode.CodeAction(
    t('Loss Lens: {0}', t('Remove the Extra Softmax')),
    vscode.CodeActionKind.QuickFix,
  );
  fix.edit = new vscode.WorkspaceEdit();
  for (const range of extraSoftmax) fix.edit.delete(document.uri, range);
  fix.isPreferred = true;
  return [fix];
}
