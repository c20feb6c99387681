import { AwsError } from '../aws-error.ts';

/** The longest request that a lesson or a console can make has some hundred; a hostile one has a million. */
const PARAMETERS_MOST = 1000;
const NAME_MOST = 300;

/**
 * What a request says, by name, from its query string or its form:
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonParameters.html
 */
export type QueryParameters = ReadonlyMap<string, string>;

/** @param sources `application/x-www-form-urlencoded` texts; together they may name each parameter once */
export function readQueryParameters(...sources: string[]): QueryParameters {
  const parameters = new Map<string, string>();
  for (const pair of sources.flatMap(pairsOf)) {
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    if (name.length > NAME_MOST)
      throw malformed(`A parameter's name is longer than ${NAME_MOST} characters.`);
    if (parameters.has(name)) throw malformed(`The parameter ${name} is given more than once.`);
    if (parameters.size >= PARAMETERS_MOST) {
      throw malformed(`The request has more than ${PARAMETERS_MOST} parameters.`);
    }
    parameters.set(name, equals === -1 ? '' : decode(pair.slice(equals + 1)));
  }
  return parameters;
}

function pairsOf(source: string): string[] {
  // One more than allowed is enough to refuse the rest.
  return source.split('&', PARAMETERS_MOST + 1).filter((pair) => pair !== '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    throw new AwsError('MalformedQueryString', 'The query string contains a syntax error.', { cause: error });
  }
}

function malformed(message: string): AwsError {
  return new AwsError('InvalidQueryParameter', message);
}
