import type { TextRange } from '../arrays/numericArray';
import { activated } from './activations';
import { arithmetic, byLeft, byRight, isTemperatureName } from './arithmetic';
import { canonicalName } from './callees';
import {
  dottedName,
  fieldsOf,
  type Expression,
  type ListExpression,
  type SubscriptExpression,
} from './expressions';
import { MAX_EXPRESSION_DEPTH } from './limits';
import { arrayOfElements, arrayOfList } from './literals';
import { changedBy, oneHot, operationNamed } from './operations';
import { lookUp, type Scope } from './program';
import { quoted, type Context, type Place, type Resolved } from './resolved';
import { CallResolver } from './resolvedCall';
import { noArguments, refused, refusedPart, withStep } from './resolvedSteps';
import { sliced } from './slices';
import { reshaped } from './tensor';

/** Numbers of a list that stand elsewhere under names. */
const MAX_LISTED = 32;
/** Names that lead to a text. */
const MAX_ALIASES = 4;
const unknown: Resolved = { kind: 'unknown' };

/** Resolves expressions to the literals that they come from. */
export class Resolver {
  private readonly calls = new CallResolver(this);

  constructor(readonly context: Context) {}

  resolve(expression: Expression, place: Place, depth = 0): Resolved {
    if (depth > MAX_EXPRESSION_DEPTH || this.context.budget.left-- <= 0) return unknown;
    const next = depth + 1;
    switch (expression.kind) {
      case 'array':
        return { kind: 'array', literal: expression.array, steps: [], isTensor: false };
      case 'list':
        return this.list(expression, place, next);
      case 'number':
        return { kind: 'number', value: expression.value, start: expression.start, end: expression.end };
      case 'name':
        return this.variable(expression.name, place, next) ?? this.constant(expression);
      case 'attribute':
        return this.attribute(expression, place, next);
      case 'unary':
        return this.unary(expression, place, next);
      case 'binary':
        return this.binary(expression, place, next);
      case 'call':
        return this.calls.resolve(expression, place, next);
      case 'subscript':
        return this.subscript(expression, place, next);
      case 'other':
        return refusedPart(this, expression.parts, expression, place, next, false);
      default:
        return unknown;
    }
  }

  /** The number an expression stands for. */
  numberOf(expression: Expression, place: Place): number | undefined {
    const resolved = this.resolve(expression, place);
    return resolved.kind === 'number' ? resolved.value : undefined;
  }

  private list(expression: Expression & { kind: 'list' }, place: Place, depth: number): Resolved {
    const literal = arrayOfList(expression);
    if (literal) return { kind: 'array', literal, steps: [], isTensor: false };
    return (
      this.listOfNames(expression, place, depth) ??
      refusedPart(this, expression.items, expression, place, depth, true)
    );
  }

  /** `[logits]`, a batch of one row; `[label]` and `[first, second]`, whose numbers stand elsewhere. */
  private listOfNames(expression: ListExpression, place: Place, depth: number): Resolved | undefined {
    if (expression.bracket === '{' || expression.items.length > MAX_LISTED) return undefined;
    const items = expression.items.map((item) => this.resolve(item, place, depth));
    const [only, ...others] = items;
    if (only?.kind === 'array' && others.length === 0)
      return withStep(only, '[…]', {
        effect: 'moved',
        apply: (tensor) => reshaped(tensor, [1, ...tensor.shape]),
      });
    const numbers = items.flatMap((item) => (item.kind === 'number' ? [item] : []));
    if (numbers.length === 0 || numbers.length !== items.length) return undefined;
    if (numbers.length === 1) return numbers[0];
    const literal = arrayOfElements(expression, [numbers.length], numbers);
    return { kind: 'array', literal, steps: [], isTensor: false };
  }

  /** The text that an expression stands for. */
  stringOf(expression: Expression, place: Place): string | undefined {
    const given = this.expressionOf(expression, place);
    return given?.kind === 'string' ? given.value : undefined;
  }

  /** What is written where the names of an expression lead to; the expression itself where it is no name. */
  expressionOf(expression: Expression, place: Place): Expression | undefined {
    let at: { readonly value: Expression; readonly place: Place } = { value: expression, place };
    for (let step = 0; step < MAX_ALIASES; step++) {
      const name = dottedName(at.value);
      if (name === undefined) return at.value;
      const { scope, offset } = at.place;
      const given = lookUp(this.context.program, name, scope, offset);
      const binding = given?.source ? activated(this.context, given) : given;
      if (!binding?.value) return undefined;
      at = { value: binding.value, place: { scope: binding.scope, offset: binding.start } };
    }
    return undefined;
  }

  private variable(name: string, place: Place, depth: number): Resolved | undefined {
    const given = lookUp(this.context.program, name, place.scope, place.offset);
    const binding = given?.source ? (activated(this.context, given) ?? given) : given;
    if (!binding?.value) return binding && unknown;
    const resolved = this.resolve(binding.value, { scope: binding.scope, offset: binding.start }, depth);
    return resolved.kind === 'number' ? { ...resolved, name } : resolved;
  }

  private constant({ start, end }: TextRange): Resolved {
    const name = this.context.text.slice(start, end);
    if (name === 'True' || name === 'true' || name === 'TRUE')
      return { kind: 'number', value: 1, start, end };
    if (name === 'False' || name === 'false' || name === 'FALSE')
      return { kind: 'number', value: 0, start, end };
    return unknown;
  }

  private attribute(expression: Expression & { kind: 'attribute' }, place: Place, depth: number): Resolved {
    const name = dottedName(expression);
    const bound = name === undefined ? undefined : this.bound(name, place, depth);
    if (bound) return bound;
    const field = this.fieldOf(expression.object, expression.name, place, depth);
    if (field) return field;
    const object = this.resolve(expression.object, place, depth);
    if (object.kind !== 'array') return object.kind === 'refused' ? object : unknown;
    if (['data', 'values'].includes(expression.name)) return object;
    const operation = ['T', 'mT'].includes(expression.name)
      ? operationNamed(expression.name, noArguments)
      : undefined;
    const text = `.${expression.name}`;
    return operation ? withStep(object, text, operation) : refused(object.literal, text, expression);
  }

  private bound(name: string, place: Place, depth: number): Resolved | undefined {
    const direct = this.variable(name, place, depth);
    const own = /^(?:self|cls|this)\.(\w+)$/.exec(name)?.[1];
    if (direct || own === undefined) return direct;
    for (let scope: Scope | undefined = place.scope; scope; scope = scope.parent)
      if (scope.kind === 'class') return this.variable(own, { scope, offset: place.offset }, depth);
    return undefined;
  }

  private unary(expression: Expression & { kind: 'unary' }, place: Place, depth: number): Resolved {
    const operand = this.resolve(expression.operand, place, depth);
    const { start, end } = expression;
    if (operand.kind === 'number') {
      if (expression.operator === '-') return { kind: 'number', value: -operand.value, start, end };
      return expression.operator === '+' ? operand : unknown;
    }
    if (operand.kind !== 'array' || (expression.operator === '+' && operand.isTensor)) return operand;
    if (expression.operator === '-' && operand.isTensor)
      return withStep(
        operand,
        quoted(this.context.text, expression),
        changedBy((value) => -value),
      );
    return refused(operand.literal, quoted(this.context.text, expression), expression);
  }

  private binary(expression: Expression & { kind: 'binary' }, place: Place, depth: number): Resolved {
    const left = this.resolve(expression.left, place, depth);
    const right = this.resolve(expression.right, place, depth);
    const { operator, start, end } = expression;
    if (left.kind === 'number' && right.kind === 'number') {
      const value = arithmetic[operator]?.(left.value, right.value);
      return value === undefined ? unknown : { kind: 'number', value, start, end };
    }
    if (left.kind === 'refused') return left;
    if (right.kind === 'refused') return right;
    const text = quoted(this.context.text, expression);
    if (left.kind === 'array') {
      const operation = right.kind === 'number' && left.isTensor ? byRight(operator, right.value) : undefined;
      const isTemperature =
        right.kind === 'number' &&
        operator === '/' &&
        isTemperatureName(right.name ?? dottedName(expression.right));
      return operation
        ? withStep(left, text, operation, isTemperature)
        : {
            ...refused(left.literal, text, expression),
            others: right.kind === 'array' ? [right.literal] : [],
          };
    }
    if (right.kind !== 'array') return unknown;
    const operation = left.kind === 'number' && right.isTensor ? byLeft(operator, left.value) : undefined;
    return operation ? withStep(right, text, operation) : refused(right.literal, text, expression);
  }

  /** `batch["logits"]`, `batch.logits` of a variable that is given an object in the text. */
  private fieldOf(object: Expression, key: string, place: Place, depth: number): Resolved | undefined {
    const name = dottedName(object);
    const given =
      name === undefined ? undefined : lookUp(this.context.program, name, place.scope, place.offset);
    const binding = given?.source ? activated(this.context, given) : given;
    const fields = binding?.value && fieldsOf(binding.value);
    const entry = fields?.find((one) => one.name === key);
    return (
      binding && entry && this.resolve(entry.value, { scope: binding.scope, offset: binding.start }, depth)
    );
  }

  private subscript(expression: SubscriptExpression, place: Place, depth: number): Resolved {
    const [key] = expression.indices;
    if (key && expression.object.kind === 'attribute' && expression.object.name === 'shape')
      return this.calls.lengthOf(
        this.resolve(expression.object.object, place, depth),
        this.numberOf(key, place),
        expression,
      );
    if (key?.kind === 'string') return this.fieldOf(expression.object, key.value, place, depth) ?? unknown;
    const item = this.itemOfReturned(expression, depth);
    if (item) return item;
    const object = this.resolve(expression.object, place, depth);
    if (object.kind === 'refused') return object;
    const text = quoted(this.context.text, { start: expression.object.end, end: expression.end });
    if (object.kind !== 'array') return this.rowsOfIdentity(expression, place, depth);
    const valueOf = (index: Expression): number | undefined => this.numberOf(index, place);
    return withStep(object, text, {
      effect: 'moved',
      apply: (tensor) => sliced(tensor, expression.indices, valueOf),
    });
  }

  /** `f()[1]` of a function that gives back several values. */
  private itemOfReturned({ object, indices }: SubscriptExpression, depth: number): Resolved | undefined {
    const [index, ...others] = indices;
    if (object.kind !== 'call' || index?.kind !== 'number' || others.length > 0) return undefined;
    const returned = this.calls.returnedBy(object.callee);
    const item = returned?.value.kind === 'list' ? returned.value.items[index.value] : undefined;
    return returned && item && this.resolve(item, returned, depth);
  }

  /** `np.eye(3)[[0, 2]]`: the usual way to write one-hot rows in NumPy. */
  private rowsOfIdentity(
    { object, indices, start, end }: SubscriptExpression,
    place: Place,
    depth: number,
  ): Resolved {
    const [index] = indices;
    if (!index) return unknown;
    const inner = this.resolve(index, place, depth);
    if (inner.kind !== 'array') return inner.kind === 'refused' ? inner : unknown;
    const name =
      object.kind === 'call'
        ? canonicalName(this.context.program, object.callee, this.context.syntax.backticks)
        : '';
    const size =
      object.kind === 'call' && object.arguments[0] && this.numberOf(object.arguments[0].value, place);
    if (!/\.(?:eye|identity)$/.test(name ?? '') || typeof size !== 'number')
      return refused(inner.literal, quoted(this.context.text, { start, end }), { start, end });
    return withStep(inner, quoted(this.context.text, object), oneHot(size));
  }
}
