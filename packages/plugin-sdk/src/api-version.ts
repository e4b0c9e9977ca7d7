/** Version of this plugin API. Minor versions only add; it is independent of the product's version. */
export const PLUGIN_API_VERSION = '1.0.0';

const RANGE = /^\^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/;
const VERSION = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/;

/** True when a manifest's range (`^1.0.0`) includes this API version. */
export function acceptsApi(range: string, version: string = PLUGIN_API_VERSION): boolean {
  const wanted = RANGE.exec(range)?.slice(1).map(Number);
  const given = VERSION.exec(version)?.slice(1).map(Number);
  if (!wanted || !given) return false;
  const [major = 0, minor = 0, patch = 0] = wanted;
  const [hasMajor = 0, hasMinor = 0, hasPatch = 0] = given;
  return major === hasMajor && (hasMinor > minor || (hasMinor === minor && hasPatch >= patch));
}
