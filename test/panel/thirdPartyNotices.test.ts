import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../launcher/projectRoot';

const read = (...path: readonly string[]): string => readFileSync(join(projectRoot(), ...path), 'utf8');

/** The notices as people read them: line ends and the spaces at both ends do not count. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();

function versionOf(name: string): string {
  const manifest: unknown = JSON.parse(read('node_modules', name, 'package.json'));
  assert.ok(typeof manifest === 'object' && manifest !== null && 'version' in manifest);
  return String(manifest.version);
}

describe('The notices of third parties', () => {
  const notices = read('dist', 'ThirdPartyNotices.txt');

  const licences = [
    ['chart.js', 'MIT', 'LICENSE.md'],
    ['@kurkle/color', 'MIT', 'LICENSE.md'],
    ['mathjs', 'Apache-2.0', 'LICENSE'],
    ['mathjs', 'Apache-2.0', 'NOTICE'],
    ['typed-function', 'MIT', 'LICENSE'],
    ['@vscode/webview-ui-toolkit', 'MIT', 'LICENSE'],
  ] as const;
  for (const [name, licence, file] of licences) {
    it(`name ${name} with its version and hold its ${file}`, () => {
      const heading = `\n${name} ${versionOf(name)} (${licence})\n`;
      const start = notices.indexOf(heading);
      assert.ok(start >= 0, heading);
      const end = notices.indexOf('\n'.padEnd(80, '-'), start);
      const own = notices.slice(start, end < 0 ? undefined : end);
      assert.ok(own.includes(plain(read('node_modules', name, file))));
    });
  }

  it('hold the text of a licence that a package only names', () => {
    const start = notices.indexOf(`\n@vscode/l10n ${versionOf('@vscode/l10n')} (MIT)\n`);
    assert.ok(start >= 0);
    const own = notices.slice(start, notices.indexOf('\n'.padEnd(80, '-'), start));
    assert.match(own, /Copyright \(c\) Microsoft Corporation\n\nPermission is hereby granted/);
  });

  it('name no package that is only used to build and test', () => {
    for (const name of ['esbuild', 'mocha', 'typescript', 'axe-core', 'ml-matrix'])
      assert.ok(!notices.includes(`\n${name} ${versionOf(name)} (`), name);
  });
});
