/**
 * Bounds on untrusted input, in one table: how much of a template, an assembly or a baseline is followed, and how much
 * of it is printed.
 *
 * Each bound is far above what an app that deploys needs. What lies beyond it becomes unknown, is refused with one
 * clear line or is printed shortened; it never takes the memory, the stack or the time of the machine. Quotas of AWS
 * are facts, not bounds: they are with the facts of their service. The file is a room of its own below all others,
 * because every room bounds what it reads.
 */
export interface Limit {
  readonly max: number;
  readonly unit: string;
  readonly why: string;
}

const table = <Name extends string>(limits: Readonly<Record<Name, Limit>>): typeof limits => limits;

export const INPUT_LIMITS = table({
  // Files and templates
  templateMegabytes: { max: 5, unit: 'MB', why: 'CloudFormation accepts templates of 1 MB, without the indents of CDK' },
  assemblyMegabytes: { max: 32, unit: 'MB', why: 'the manifest of a cloud assembly lists every construct of an app' },
  configMegabytes: { max: 1, unit: 'MB', why: 'people write the file by hand' },
  baselineMegabytes: { max: 16, unit: 'MB', why: 'that is room for 50,000 findings' },
  reportMegabytes: { max: 100, unit: 'MB', why: 'the report of 10,000 functions has 72 MB' },
  runMegabytes: { max: 200, unit: 'MB', why: 'that is room for 50,000 functions' },
  codeMegabytes: { max: 16, unit: 'MB', why: 'the command and its compiled code have a megabyte each' },
  handlerMegabytes: { max: 5, unit: 'MB', why: 'a bundled handler seldom has more than one' },
  handlerFiles: { max: 200, unit: 'files', why: 'a handler with its packages beside it is not searched' },
  gitIndexMegabytes: { max: 200, unit: 'MB', why: 'git keeps about a hundred bytes for each file' },
  packageMegabytes: { max: 4, unit: 'MB', why: 'files of npm packages have less' },
  documentValues: { max: 1_000_000, unit: 'values', why: 'lists of nothing take thirty times their length in memory; aliases multiply' },
  yamlCharacters: { max: 2_000_000, unit: 'characters', why: 'twice the largest template; YAML takes long to parse' },
  yamlMarks: { max: 100_000, unit: 'lines, commas and brackets', why: 'the parser takes a thousand bytes for each; 1 MB of YAML has about 30,000' },
  yamlDepth: { max: 1_000, unit: 'levels', why: 'the functions that walk a document recurse once for each level' },
  positionLogicalId: { max: 1_000, unit: 'characters', why: 'CloudFormation accepts 255; each prefix is looked up' },
  templateResources: { max: 2_000, unit: 'resources', why: 'four times what CloudFormation accepts in one template' },
  stackFrames: { max: 100, unit: 'frames', why: 'Node records ten for each construct' },
  stackFrame: { max: 5_000, unit: 'characters', why: 'paths have at most 4,096' },
  nestedStackDepth: { max: 32, unit: 'levels', why: 'a template that nests itself has no end' },
  nestedStacks: { max: 1_000, unit: 'stacks', why: 'templates that nest each other multiply' },

  // Transforms
  loopValues: { max: 200_000, unit: 'values', why: 'Fn::ForEach inside Fn::ForEach multiplies' },
  loopDepth: { max: 64, unit: 'levels', why: 'expansion recurses once for each level' },
  samDepth: { max: 64, unit: 'levels', why: 'expansion recurses once for each level' },
  samGlobalsDepth: { max: 4, unit: 'levels', why: 'no section of Globals nests objects more deeply' },
  samPolicyConditions: { max: 8, unit: 'levels of Fn::If', why: 'each level doubles the branches' },
  samRuleTargets: { max: 100, unit: 'targets', why: 'EventBridge accepts five for a rule' },

  // Values
  resolveDepth: { max: 64, unit: 'intrinsics', why: 'each intrinsic inside another recurses' },
  resolveSteps: { max: 10_000, unit: 'steps', why: 'mappings and outputs that refer to each other multiply the work' },
  conditionDepth: { max: 32, unit: 'levels', why: 'conditions may refer to each other in cycles' },
  cases: { max: 32, unit: 'cases', why: 'the values of several parameters multiply, and each case is a graph of its own' },
  caseResources: { max: 20_000, unit: 'resources', why: 'each case reads all resources again' },
  alternatives: { max: 40, unit: 'values', why: 'conditions inside conditions multiply the possible values' },
  textCharacters: { max: 100_000, unit: 'characters', why: 'ten times the longest policy document of IAM' },
  textParts: { max: 1_000, unit: 'parts', why: 'a name or an ARN has about ten' },
  subParts: { max: 2_000, unit: 'parts', why: 'before texts are joined, each value has a text on both sides' },
  splitPieces: { max: 1_000, unit: 'pieces', why: 'Fn::Split may cut a text at every character' },
  jsonStringValues: { max: 10_000, unit: 'values', why: 'Fn::ToJsonString walks all that it is given' },
  mapValues: { max: 1_000, unit: 'values', why: 'a hidden key makes every entry of a mapping an alternative' },
  sameJsonDepth: { max: 64, unit: 'levels', why: 'the comparison recurses once for each level' },
  referenceValues: { max: 50_000, unit: 'values', why: 'every value of a resource is searched for references' },
  creationOrderResources: { max: 2_000, unit: 'resources', why: 'the references of each resource are followed' },
  qualifierHops: { max: 4, unit: 'resources', why: 'an alias names a version, which names a function; cycles end here' },
  writeBackHops: { max: 3, unit: 'links', why: 'from a bus to a rule to a topic to a queue; each link multiplies the ways' },
  keyAliasHops: { max: 4, unit: 'aliases', why: 'a KMS alias names a key; cycles end here' },

  // The graph and its parts
  knownAlternatives: { max: 16, unit: 'values', why: 'values that are compared multiply their alternatives' },
  asyncConfigs: { max: 4, unit: 'configurations', why: 'each one lists all callers of its qualifier' },
  settingDepth: { max: 8, unit: 'levels', why: 'settings of a mapping or a subscription nest four levels' },
  settings: { max: 500, unit: 'settings', why: 'each one is kept in the graph and may be printed' },
  mailRecipients: { max: 100, unit: 'recipients', why: 'SES accepts so many for one receipt rule' },
  mailDomainLabels: { max: 130, unit: 'labels', why: 'a name of 255 characters has no more' },
  restApiCalls: { max: 200, unit: 'ARNs', why: 'stages multiply methods; no policy of a function has more' },
  restApiPathDepth: { max: 50, unit: 'resources', why: 'resources that are their own parents have no end' },

  // Policies
  policyStatements: { max: 2_000, unit: 'statements', why: 'more than the policies of one role or resource hold' },
  policyItems: { max: 2_000, unit: 'items', why: 'lists of actions, resources and principals may nest' },
  policyItemDepth: { max: 8, unit: 'levels', why: 'a list inside a list recurses' },
  unattachedPolicies: { max: 50, unit: 'policies', why: 'each may apply to every role or resource' },
  openStatements: { max: 200, unit: 'statements', why: 'each is compared with every queue and topic whose messages are filtered' },
  arnSymbols: { max: 2_048, unit: 'characters', why: 'no ARN is longer' },
  arnDepth: { max: 8, unit: 'names', why: 'the name of a resource may contain that of another' },
  wildcardSteps: { max: 50_000, unit: 'steps', why: 'wildcards on both sides multiply the ways to match' },

  // Rules and fixes
  constructDepth: { max: 200, unit: 'levels', why: 'each construct above a finding may be acknowledged, or have a place' },
  comparedItems: { max: 200, unit: 'kinds of items', why: 'each item is compared with all before it' },
  redriveHops: { max: 16, unit: 'queues', why: 'each queue of a chain is visited' },
  eventPatternDepth: { max: 100, unit: 'levels', why: 'the functions that read a pattern recurse once for each level' },
  patternAlternatives: { max: 200, unit: 'alternatives', why: 'each value and branch of a pattern is compared alone' },
  fixRounds: { max: 12, unit: 'rounds', why: 'rules that contradict each other would never settle' },
  fixPasses: { max: 3, unit: 'plans', why: 'each plan leaves out the edits that did not help the one before' },
  editDepth: { max: 32, unit: 'levels', why: 'the comparison recurses; what differs below is one edit' },
  codeDepth: { max: 32, unit: 'levels', why: 'the printer of code recurses, and nobody reads further' },
  codeReferenceDepth: { max: 32, unit: 'levels', why: 'the search for references recurses' },

  // What is printed
  printedJsonDepth: { max: 500, unit: 'levels', why: 'JSON.stringify overflows the stack' },
  printedTemplateDepth: { max: 100, unit: 'levels', why: 'each level is indented further' },
  printedCell: { max: 300, unit: 'characters', why: 'a cell of a table stays readable' },
  markdownName: { max: 100, unit: 'characters', why: 'a list of paths stays readable' },
  diagramLabel: { max: 80, unit: 'characters', why: 'a box of a diagram stays readable' },
  diagramEdges: { max: 60, unit: 'edges', why: 'nobody follows more; Mermaid draws 500' },
  drawnFunctions: { max: 500, unit: 'functions', why: 'one picture of more is no picture; the page draws what is opened' },
  pageFindingCharacters: { max: 300_000, unit: 'characters', why: 'the page of 10,000 functions stays below 3 MB; check prints all texts' },
  pageLosses: { max: 200, unit: 'deliveries', why: 'a list is read; the table of the page has all' },
  diagramCharacters: { max: 50_000, unit: 'characters', why: 'Mermaid refuses more' },
  printedVersion: { max: 40, unit: 'characters', why: 'one line of an error shows it' },
  printedFields: { max: 12, unit: 'fields', why: 'one sentence names the fields or values of an event' },
  printedReasons: { max: 10, unit: 'reasons', why: 'the most frequent come first; --verbose shows all' },
  printedAlarms: { max: 3, unit: 'alarms', why: 'one sentence names them' },
  printedCallers: { max: 3, unit: 'callers', why: 'one sentence names them' },
  printedUnreadParts: { max: 5, unit: 'parts', why: 'one line names them' },
  suggestedName: { max: 100, unit: 'characters', why: 'the edit distance takes the square of it; no id is longer' },
  suggestedNames: { max: 6, unit: 'names', why: 'one line names them' },
});
