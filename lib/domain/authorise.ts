import { LabError } from './errors.ts';

/** Who asks. Accounts and roles come later; today whoever opened the one-time link is the operator. */
export type Subject = { readonly kind: 'operator' } | { readonly kind: 'anonymous' };
export type Action =
  | 'read'
  | 'launch'
  | 'pause'
  | 'cancel'
  | 'register'
  | 'check'
  | 'trust'
  | 'edit'
  | 'import';
export type ObjectKind = 'study' | 'trial' | 'figure' | 'claim' | 'cluster' | 'app';

/** The one place that decides who may do what. @throws LabError `not-allowed` */
export function authorise(subject: Subject, action: Action, object: ObjectKind): void {
  if (subject.kind === 'operator') return;
  throw new LabError('not-allowed', `Open the address that \`npm start\` printed to ${action} a ${object}.`);
}
