/** YAML as plain values: read, written back with its layout kept, compared and merged. */
@NullMarked
package fi.majakka.kb.yaml;

import org.jspecify.annotations.NullMarked;
