import { explanationIds, type ExplanationId } from '../../explanation';
import type { PanelAction, WebviewMessage } from '../../protocol';

const actions: readonly PanelAction['action'][] = [
  'goToTarget',
  'chooseTarget',
  'clearTarget',
  'chooseAxis',
  'cutIntoRows',
  'cutIntoClasses',
  'useAxis',
];
/** Longer search text than this is no class name. */
const longestQuery = 200;
/** A gradient of some thousand numbers may be given as text. */
const longestInput = 100_000;

/** What came from the panel, checked; undefined where it is no message of the protocol. */
export function checkMessage(value: unknown): WebviewMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const message = value as Record<string, unknown>;
  switch (message.type) {
    case 'ready':
    case 'openSource':
    case 'openSample':
      return { type: message.type };
    case 'reveal':
      return isIndex(message.index)
        ? { type: 'reveal', index: message.index, focus: message.focus === true }
        : undefined;
    case 'setTarget':
      return isIndex(message.index) ? { type: 'setTarget', index: message.index } : undefined;
    case 'setScore':
      return isIndex(message.index) && typeof message.value === 'number' && Number.isFinite(message.value)
        ? { type: 'setScore', index: message.index, value: message.value }
        : undefined;
    case 'setRow':
      return isIndex(message.row) ? { type: 'setRow', row: message.row } : undefined;
    case 'capacity':
      return isIndex(message.items) ? { type: 'capacity', items: Math.min(message.items, 1000) } : undefined;
    case 'setGradientOf':
      return message.of === 'row' || message.of === 'reduced'
        ? { type: 'setGradientOf', of: message.of }
        : undefined;
    case 'setSort':
      return message.sort === 'index' || message.sort === 'score'
        ? { type: 'setSort', sort: message.sort }
        : undefined;
    case 'find':
      return typeof message.query === 'string'
        ? { type: 'find', query: message.query.slice(0, longestQuery) }
        : undefined;
    case 'openExplanation':
      return message.id === undefined || isExplanationId(message.id)
        ? { type: 'openExplanation', id: message.id }
        : undefined;
    case 'setExplanationInput':
      return isExplanationId(message.id) && isShortText(message.input) && typeof message.value === 'string'
        ? {
            type: 'setExplanationInput',
            id: message.id,
            input: message.input,
            value: message.value.slice(0, longestInput),
          }
        : undefined;
    case 'failed':
      return typeof message.message === 'string'
        ? { type: 'failed', message: message.message.slice(0, 2000) }
        : undefined;
    case 'action': {
      const action = actions.find((known) => known === message.action);
      return action && { type: 'action', action };
    }
    default:
      return undefined;
  }
}

const isIndex = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const isExplanationId = (value: unknown): value is ExplanationId => explanationIds.some((id) => id === value);

const isShortText = (value: unknown): value is string => typeof value === 'string' && value.length <= 100;
