import * as vscode from 'vscode';
import { ArraySurvey } from '../../sources/arraySurvey';
import type { DocumentChoices } from '../../sources/documentChoices';
import type { LensReader } from '../../sources/documentLens';
import { arrayNote } from './arrayNote';
import { LossCodeLenses } from './codeLensProvider';
import { LossInlayHints } from './inlayHintsProvider';
import { Problems } from './problems';
import { QuickFixes } from './quickFixes';

interface Rooms {
  readonly reader: LensReader;
  readonly choices: DocumentChoices;
  readonly log: vscode.LogOutputChannel;
}

/** What stands in the text without being asked for, each part off until its setting is on. */
export function registerInText({ reader, choices, log }: Rooms): vscode.Disposable {
  const survey = new ArraySurvey(reader, choices, arrayNote);
  const changed = new vscode.EventEmitter<void>();
  const lenses = new LossCodeLenses(survey, log, changed.event);
  const hints = new LossInlayHints(survey, log, changed.event);
  const everywhere = { language: '*' };
  return vscode.Disposable.from(
    changed,
    lenses,
    hints,
    new Problems(survey, log, changed.event),
    choices.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lossLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(everywhere, lenses),
    vscode.languages.registerInlayHintsProvider(everywhere, hints),
    vscode.languages.registerCodeActionsProvider(everywhere, new QuickFixes(survey), {
      providedCodeActionKinds: QuickFixes.kinds,
    }),
  );
}
