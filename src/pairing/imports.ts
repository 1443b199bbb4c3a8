import type { Token } from './tokens';

/** Adds what an import statement of Python or JavaScript makes known: local name → dotted name. */
export function readImport(tokens: readonly Token[], imports: Map<string, string>): void {
  const from = tokens.find((token) => token.kind === 'string');
  if (from) readJavaScriptImport(tokens, from.text, imports);
  else if (tokens[0]?.text === 'from') readFromImport(tokens, imports);
  else if (tokens[0]?.text === 'use') readUse(tokens.slice(1), '', imports);
  else for (const part of splitAtCommas(tokens.slice(1))) readModuleImport(part, imports);
}

/** What a module of JavaScript is called in dotted names: all packages of TensorFlow.js are one. */
export function moduleName(module: string): string {
  return /^@tensorflow\/tfjs/.test(module) ? 'tfjs' : module;
}

function readJavaScriptImport(tokens: readonly Token[], module: string, imports: Map<string, string>): void {
  const root = moduleName(module);
  for (const part of splitAtCommas(tokens.filter((token) => !/^[{}]$/.test(token.text)))) {
    const words = part.filter(
      (token) => token.kind === 'name' && !['import', 'from', 'type'].includes(token.text),
    );
    const as = words.findIndex((word) => word.text === 'as');
    const [first] = words;
    const local = as >= 0 ? words[as + 1] : first;
    if (!local) continue;
    const whole = part.some((token) => token.text === '*');
    imports.set(local.text, whole || !first ? root : `${root}.${first.text}`);
  }
}

function readFromImport(tokens: readonly Token[], imports: Map<string, string>): void {
  const at = tokens.findIndex((token) => token.text === 'import');
  if (at < 0) return;
  const module = joined(tokens.slice(1, at));
  for (const part of splitAtCommas(tokens.slice(at + 1))) {
    const [name, as, local] = part.filter((token) => token.kind === 'name');
    if (name) imports.set(as?.text === 'as' && local ? local.text : name.text, `${module}.${name.text}`);
  }
}

/** `use burn::nn::loss::{CrossEntropyLossConfig, MseLoss as Mse};` of Rust, with `.` for `::`. */
function readUse(tokens: readonly Token[], prefix: string, imports: Map<string, string>): void {
  const open = tokens.findIndex((token) => token.text === '{');
  if (open >= 0) {
    const path = prefix + joined(tokens.slice(0, open));
    const inner = tokens.slice(open + 1).filter((token) => !/^[{}]$/.test(token.text));
    for (const part of splitAtCommas(inner)) readUse(part, path, imports);
    return;
  }
  const as = tokens.findIndex((token) => token.text === 'as');
  const path = as < 0 ? tokens : tokens.slice(0, as);
  const name = as < 0 ? path.at(-1) : tokens[as + 1];
  if (name?.kind === 'name') imports.set(name.text, prefix + joined(path));
}

function readModuleImport(part: readonly Token[], imports: Map<string, string>): void {
  const as = part.findIndex((token) => token.text === 'as');
  const module = joined(as < 0 ? part : part.slice(0, as));
  const local = as < 0 ? part[0] : part[as + 1];
  if (local?.kind === 'name') imports.set(local.text, as < 0 ? local.text : module);
}

function joined(tokens: readonly Token[]): string {
  return tokens.map((token) => token.text).join('');
}

function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'newline' || /^[()]$/.test(token.text)) continue;
    if (token.text === ',') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}
