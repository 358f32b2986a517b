import { fieldsOf } from '#lib/domain/schema-fields';
import { platformForms } from '#lib/platforms/registry';

/** The platforms that the form offers, with the fields of their settings. */
export function platformOptions() {
  return platformForms().map(({ jsonSchema, ...platform }) => ({
    ...platform,
    fields: fieldsOf(jsonSchema),
  }));
}
