/**
 * The folder of the build, relative to the project. Tests use another one, so that they never
 * change the build of a running site.
 */
export const BUILD_DIR = process.env.BUILD_DIR || '.next'
