import { INPUT } from '../forms/field.tsx';
import { Button } from '../ui/button.tsx';

/** Asks the planner for another effect and chance, in percent; the answer has an address. */
export function PlannerForm({ effect, power }: { effect: string; power: string }) {
  return (
    <form className="mb-4 flex flex-wrap items-end gap-4" method="get">
      <input name="part" type="hidden" value="planner" />
      <Percent label="Effect (% of the application’s time)" max={1000} name="effect" value={effect} />
      <Percent label="Chance to find it (%)" max={99.9} name="power" value={power} />
      <Button type="submit">Plan</Button>
    </form>
  );
}

function Percent(field: { label: string; name: string; value: string; max: number }) {
  return (
    <label className="flex flex-col gap-1 text-sm">
      {field.label}
      <input
        className={INPUT}
        defaultValue={field.value}
        max={field.max}
        min="0.1"
        name={field.name}
        required
        step="any"
        type="number"
      />
    </label>
  );
}
