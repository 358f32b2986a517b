import type { Arithmetic, Relation } from '#lib/domain/expression';
import { Underivable } from './underivable.ts';

const PERCENT = 100;

/** @throws Underivable for a division by zero */
export function calculate(kind: Arithmetic, left: number, right: number): number {
  switch (kind) {
    case 'sum':
      return left + right;
    case 'difference':
      return left - right;
    case 'product':
      return left * right;
    case 'ratio':
      return divide(left, right);
    case 'percentMore':
      return PERCENT * (divide(left, right) - 1);
    case 'percentLess':
      return PERCENT * (1 - divide(left, right));
  }
}

function divide(left: number, right: number): number {
  if (right === 0) throw new Underivable('The query divides by zero.');
  return left / right;
}

export function holds(left: number, is: Relation, right: number): boolean {
  switch (is) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
  }
}
