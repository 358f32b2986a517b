import type { Expression } from '#lib/domain/expression';

/** What a block of a query can be, in the order of the menu. */
export const KIND_LABEL: Record<Expression['kind'], string> = {
  trials: 'a statistic of trials',
  percentMore: 'by how many % A is more than B',
  percentLess: 'by how many % A is less than B',
  ratio: 'A ÷ B',
  difference: 'A − B',
  sum: 'A + B',
  product: 'A × B',
  cells: 'one number from many cells',
  count: 'in how many cells A is less or more than B',
  correlation: 'how A and B go together over cells',
  level: 'the level of the cell, as a number',
  number: 'a number',
};

/** Another kind that keeps what it can: both sides, or the whole as its first part. */
export function changeKind(query: Expression, kind: Expression['kind']): Expression {
  if (kind === query.kind) return query;
  const [first, second] = partsOf(query);
  switch (kind) {
    case 'number':
      return { kind, value: 1 };
    case 'level':
      return { kind, factor: 'vms' };
    case 'trials':
      return first.kind === 'trials' ? first : ANY_MEAN;
    case 'cells':
      return { kind, over: ['vms'], among: {}, fold: 'mean', of: first };
    case 'correlation':
      return { kind, over: ['vms'], among: {}, method: 'pearson', left: first, right: second };
    case 'count':
      return { kind, over: ['vms'], among: {}, left: first, is: '<', right: second };
    default:
      return { kind, left: first, right: second };
  }
}

const ANY_MEAN: Expression = { kind: 'trials', statistic: 'mean', measure: 'seconds', where: {} };

function partsOf(query: Expression): [Expression, Expression] {
  if ('left' in query) return [query.left, query.right];
  return query.kind === 'cells' ? [query.of, query.of] : [query, query];
}
