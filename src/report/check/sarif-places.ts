/**
 * Writes where a result is: the line of the app's code that creates the resource, with the setting in the template as a
 * related location; or the setting in the template alone. Files are relative to the root of the repository.
 */
import type { Location, PhysicalLocation } from 'sarif';
import { Result } from '../../checks/result';
import { Region, ResultPositions } from './check-report';

export interface Locations {
  readonly locations: Location[];
  readonly relatedLocations?: Location[];
}

/** SARIF viewers ask the person who opens the report for the folder of the repository. */
export const REPOSITORY = 'SRCROOT';

export function locationsOf(result: Result, positions: ResultPositions, region: Region | undefined): Locations {
  const { at: { stack, logicalId, path } } = result;
  const file = positions.file(stack);
  const inTemplate = file === undefined ? undefined : physical(positions.inRepository(file), region);
  const code = positions.code(result);
  const inCode = code && physical(
    positions.inRepository(code.file), { startLine: code.line, startColumn: code.column },
  );
  const first = inCode ?? inTemplate;
  return {
    locations: [{
      ...(first === undefined ? {} : { physicalLocation: first }),
      logicalLocations: [{ name: logicalId, fullyQualifiedName: `${stack}/${path ?? logicalId}`, kind: 'resource' }],
    }],
    ...(inCode === undefined || inTemplate === undefined ? {} : {
      relatedLocations: [{ id: 0, physicalLocation: inTemplate, message: { text: 'The setting in the template' } }],
    }),
  };
}

function physical(file: string, region: PhysicalLocation['region']): PhysicalLocation {
  const uri = file.split(/[\\/]/).map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  const isOutside = /^\/|^[A-Za-z]%3A\//.test(uri);
  return {
    artifactLocation: isOutside
      ? { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri}` }
      : { uri, uriBaseId: REPOSITORY },
    ...(region === undefined ? {} : { region: { ...region } }),
  };
}
