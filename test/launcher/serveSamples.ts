/** Serves VS Code with the extension on samples/, opens it in the person's browser and stays until Ctrl+C. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCleanup } from './cleanup';
import { serve } from './launch';
import { projectRoot } from './projectRoot';
import { temporaryFolder } from './temporaryFolder';

async function main(): Promise<void> {
  const root = projectRoot();
  const folder = join(root, 'samples');
  const first = readdirSync(folder).find((name) => name.endsWith('.py'));
  const { server, address } = await serve(
    {
      folder,
      file: first === undefined ? undefined : join(folder, first),
      extension: { kind: 'development', folder: root },
    },
    temporaryFolder().path,
  );
  console.log(`Loss Lens runs in VS Code at\n\n  ${address}\n\nHover an array of numbers. Ctrl+C ends it.`);
  openInBrowser(address);
  await new Promise<void>((resolve) => server.process.once('exit', () => resolve()));
  throw new Error("VS Code's server ended.");
}

function openInBrowser(address: string): void {
  const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [command, ...words] = openers[process.platform] ?? ['xdg-open'];
  const opener = spawn(command, [...words, address], { stdio: 'ignore', detached: true });
  opener.once('error', () => console.log('No browser could be opened: open the address yourself.'));
  opener.unref();
}

main().catch(async (error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  await runCleanup();
  process.exit(1);
});
