/** What one run can't tell: means over seeds, as tables. */
package cortado.examples.study;
