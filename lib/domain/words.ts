import { z } from 'zod';
import { CONDITIONS } from './closed-sets.ts';

/** The words of docs/architecture.md as closed sets; every screen, table and file uses these ids. */
export const Condition = z.enum(CONDITIONS);
export type Condition = z.infer<typeof Condition>;

export const Provenance = z.enum(['measured', 'testbed', 'imported', 'rehearsal']);
export type Provenance = z.infer<typeof Provenance>;

export const Verdict = z.enum(['valid', 'unknown', 'invalid']);
export type Verdict = z.infer<typeof Verdict>;

/** `there_and_back`: the moving set goes out and returns by turns (the thesis). `drain`: each VM leaves once. */
export const Movement = z.enum(['there_and_back', 'drain']);
export type Movement = z.infer<typeof Movement>;

/** Whether the destination already holds the VM's files when the first round starts. */
export const Seeding = z.enum(['seeded', 'cold']);
export type Seeding = z.infer<typeof Seeding>;

/** `spared`: planned, and not run, because the study's stopping rule found that it had enough. */
export const TrialState = z.enum(['planned', 'running', 'finished', 'cancelled', 'spared']);
export type TrialState = z.infer<typeof TrialState>;

export const StudyState = z.enum(['queued', 'running', 'cancelling', 'cancelled', 'finished']);
export type StudyState = z.infer<typeof StudyState>;

/** Who decided something: whoever sat at a browser or at a terminal, since nobody signs in by name yet. */
export const Decider = z.enum(['browser session', 'lab']);
export type Decider = z.infer<typeof Decider>;

/** Outcome of one migration; never retried inside a trial. */
export const Outcome = z.enum(['ok', 'failed', 'indeterminate']);
export type Outcome = z.infer<typeof Outcome>;
