import { config } from '@vscode/l10n';
import type { HostMessage } from '../src/protocol';
import { Memory } from './memory';
import { readHostMessage } from './messages';
import { Panel } from './panel';
import { post } from './vscodeApi';

const root = document.getElementById('root') ?? document.body;
if (!document.documentElement.lang) document.documentElement.lang = 'en';

const memory = new Memory();
const panel = new Panel(root, memory, post);

/** Whatever goes wrong while drawing is told to the host, which logs it. */
function report(error: unknown): void {
  post({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}

function guarded(act: () => void): void {
  try {
    act();
  } catch (error) {
    report(error);
  }
}

function receive(message: HostMessage): void {
  if (message.type === 'cursor') {
    panel.markCursor(message.cursorClass);
    return;
  }
  if (message.l10n) config({ contents: message.l10n });
  panel.show(message.state);
  memory.setState(message.state);
}

addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readHostMessage(event.data);
  if (message) guarded(() => receive(message));
  else report(new Error('The panel was sent a message that it does not understand.'));
});
addEventListener('error', (event) => report(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => report(event.reason));
addEventListener('scroll', () => memory.setScrollTop(scrollY), { passive: true });
addEventListener('pagehide', () => memory.flush());
document.addEventListener('visibilitychange', () => memory.flush());

const { state, scrollTop } = memory;
if (state) {
  guarded(() => {
    panel.show(state);
    scrollTo(0, scrollTop);
  });
}
post({ type: 'ready' });
