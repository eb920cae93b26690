/** A template as a CDK app would have written it: each resource tells the path of its construct. */
interface Template { readonly Resources: Readonly<Record<string, object>> }

export function withPaths(template: object, stack = 'Shop'): Template {
  const { Resources } = template as Template;
  return {
    ...template,
    Resources: Object.fromEntries(Object.entries(Resources).map(([id, resource]) => (
      [id, { ...resource, Metadata: { 'aws:cdk:path': `${stack}/${id}/Resource` } }]
    ))),
  };
}
