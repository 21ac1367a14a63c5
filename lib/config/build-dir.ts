/**
 * The folder of the build, within the project. The tests keep one of their own, so that they
 * never touch the build of a site that is running.
 */
export const BUILD_DIR = process.env.BUILD_DIR || '.next'
