/** How far a family of comparisons reaches where a plan does not say. */
export const ACROSS = 'workload';

/** What holds where a plan does not say. */
export const PLAN_DEFAULTS = { correction: 'holm', alpha: 0.05, stopping: { kind: 'fixed' } } as const;
