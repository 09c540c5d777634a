package fi.majakka.nlu.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedRowsTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 256, 257, 65_536, 65_537, 1_000_000})
  void aRowHasItsValuesHoweverManyColumnsThereAre(int columns) {
    PackedRows.Packing packing = new PackedRows.Packing(3, columns);
    packing.add(new int[] {0, columns - 2, columns - 1}, new float[] {0.5f, -2, 1}, 3);
    packing.add(new int[0], new float[0], 0);
    packing.add(new int[] {columns - 1, 0}, new float[] {8, 7}, 1);
    PackedRows rows = packing.rows();
    assertThat(rows.has(1)).isFalse();
    float[] sums = rows.sum(new SparseVector(new int[] {0, 1, 2}, new float[] {1, 1, 0.5f}));
    assertThat(sums).hasSize(columns);
    assertThat(sums[0]).isCloseTo(0.5f, within(0.01f));
    assertThat(sums[columns - 2]).isCloseTo(-2, within(0.01f));
    assertThat(sums[columns - 1]).isCloseTo(1 + 4, within(0.03f));
  }

  @Test
  void eachRowHasStepsOfItsOwn() {
    PackedRows.Packing packing = new PackedRows.Packing(2, 2);
    packing.add(new int[] {0, 1}, new float[] {1e6f, 3}, 2);
    packing.add(new int[] {0, 1}, new float[] {1e-6f, -1e-6f}, 2);
    PackedRows rows = packing.rows();
    float[] large = rows.sum(new SparseVector(new int[] {0}, new float[] {1}));
    assertThat(large[0]).isCloseTo(1e6f, within(1e4f));
    assertThat(large[1]).as("less than half a step is nothing").isZero();
    float[] small = rows.sum(new SparseVector(new int[] {1}, new float[] {1}));
    assertThat(small[0]).isCloseTo(1e-6f, within(1e-8f));
    assertThat(small[1]).isCloseTo(-1e-6f, within(1e-8f));
  }

  @Test
  void aRowThatWasForgottenIsNoticed() {
    assertThatThrownBy(new PackedRows.Packing(2, 2)::rows)
        .isInstanceOf(IllegalStateException.class);
  }
}
