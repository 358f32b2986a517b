import { z } from 'zod';

/** What is kept of a figure: its address says everything that is drawn. */
export const SavedFigureInput = z.strictObject({
  address: z
    .string()
    .max(2000)
    .regex(/^\/figures\/\S+$/, 'the address of a figure begins with /figures/'),
  title: z.string().trim().min(1, 'give the figure a title').max(160),
  note: z.string().trim().max(4000).default(''),
});
export type SavedFigureInput = z.infer<typeof SavedFigureInput>;

export interface SavedFigure extends SavedFigureInput {
  readonly id: string;
  readonly createdAt: Date;
}
