import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

const styles = cva(
  'inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors duration-150 motion-reduce:transition-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        primary: 'bg-accent text-paper hover:opacity-90',
        plain: 'border border-hairline bg-paper text-ink hover:bg-raised',
        quiet: 'text-muted hover:bg-raised hover:text-ink',
        danger: 'border border-invalid bg-paper text-invalid hover:bg-raised',
      },
      size: { base: 'h-8 px-3 text-sm', small: 'h-7 px-2 text-xs', icon: 'size-8' },
    },
    defaultVariants: { tone: 'plain', size: 'base' },
  },
);

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof styles> & { asChild?: boolean };

/** `asChild` gives the looks to a link. */
export function Button({ tone, size, asChild = false, className, ...props }: ButtonProps) {
  const Element = asChild ? Slot.Root : 'button';
  return <Element className={cn(styles({ tone, size }), className)} {...props} />;
}
