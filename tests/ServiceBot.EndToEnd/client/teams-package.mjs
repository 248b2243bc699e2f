// Holds an unpacked app package for Teams against the schemas that Microsoft publishes. Nothing is fetched.
// node teams-package.mjs <folder of node_modules> <folder of the package>
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, folder] = process.argv.slice(2);
const require = createRequire(join(packages, 'package.json'));
const Ajv = require('ajv-draft-04').default;
const addFormats = require('ajv-formats').default;
const schemas = join(packages, 'node_modules', '@microsoft', 'app-manifest', 'build', 'json-schemas', 'teams');
const wrong = [];

function read(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Some of their patterns are no Unicode ones, and they carry keywords of their own. */
function check(name, version, schema) {
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const isRight = ajv.compile(read(join(schemas, `v${version}`, schema)));
  if (!isRight(read(join(folder, name)))) {
    wrong.push(...isRight.errors.map(error => `${name}${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`));
  }
}

const manifest = read(join(folder, 'manifest.json'));
check('manifest.json', manifest.manifestVersion, 'MicrosoftTeams.schema.json');
for (const { file } of manifest.localizationInfo?.additionalLanguages ?? []) {
  check(file, manifest.manifestVersion, 'MicrosoftTeams.Localization.schema.json');
}

for (const file of Object.values(manifest.icons ?? {})) {
  if (!existsSync(join(folder, file))) {
    wrong.push(`${file} is missing`);
  }
}

console.error(wrong.join('\n'));
process.exitCode = wrong.length === 0 ? 0 : 1;
