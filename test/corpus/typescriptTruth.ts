import ts from 'typescript';
import type { TrueArray, Truth } from './truth';

type Rectangle = Pick<TrueArray, 'shape' | 'values'>;

const named: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['Number.NaN', NaN],
  ['Number.POSITIVE_INFINITY', Infinity],
  ['Number.NEGATIVE_INFINITY', -Infinity],
]);

function numberOf(node: ts.Expression): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return numberOf(node.expression);
  if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) return named.get(node.getText());
  if (!ts.isPrefixUnaryExpression(node) || ts.isPrefixUnaryExpression(node.operand)) return undefined;
  const value = numberOf(node.operand);
  if (node.operator === ts.SyntaxKind.PlusToken) return value;
  return node.operator === ts.SyntaxKind.MinusToken && value !== undefined ? -value : undefined;
}

/** A list of numbers, or of rectangles of one shape. */
function rectangleOf(node: ts.Expression): Rectangle | undefined {
  if (ts.isParenthesizedExpression(node)) return rectangleOf(node.expression);
  if (!ts.isArrayLiteralExpression(node) || node.elements.length === 0) return undefined;
  const numbers = node.elements.map(numberOf);
  const values = numbers.filter((value) => value !== undefined);
  if (values.length === numbers.length) return { shape: [values.length], values };
  if (values.length > 0) return undefined;
  const parts = node.elements.map(rectangleOf);
  const known = parts.filter((part) => part !== undefined);
  const shape = known.at(0)?.shape ?? [];
  if (known.length !== parts.length || known.some((part) => part.shape.join() !== shape.join()))
    return undefined;
  return { shape: [known.length, ...shape], values: known.flatMap((part) => part.values) };
}

/** What TypeScript's parser finds in JavaScript, TypeScript or JSON; undefined where the text has errors. */
export function typescriptTruth(name: string, text: string, languageId: string): Truth | undefined {
  const isJson = languageId === 'json';
  const file = isJson
    ? ts.parseJsonText(name, text)
    : ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics?: readonly unknown[] };
  if (parseDiagnostics && parseDiagnostics.length > 0) return undefined;
  const arrays: TrueArray[] = [];
  const brackets = new Set<number>();
  const waiting: ts.Node[] = [file];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === ts.SyntaxKind.OpenBracketToken) brackets.add(node.getStart(file));
    const rectangle = ts.isArrayLiteralExpression(node) ? rectangleOf(node) : undefined;
    if (rectangle) arrays.push({ start: node.getStart(file), end: node.getEnd(), ...rectangle });
    for (const child of node.getChildren(file)) {
      if (!rectangle) waiting.push(child);
      else if (child.kind === ts.SyntaxKind.OpenBracketToken) brackets.add(child.getStart(file));
    }
  }
  return { arrays, brackets };
}
