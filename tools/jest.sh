#!/usr/bin/env bash
# tools/jest.sh PROJECT [PATH …]: runs one Jest project under the packaged Node.
cd "$(dirname "$0")/.." || exit 1
export PATH="$PWD/node_modules/.bin:$PATH" NODE_NO_WARNINGS=1
project=$1
shift
exec node --experimental-vm-modules node_modules/jest/bin/jest.js --forceExit --config jest.config.mjs "$@" --selectProjects "$project"
