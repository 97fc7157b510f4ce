package cortado.runtime.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cortado.runtime.data.DataException;
import cortado.runtime.data.Dataset;
import cortado.runtime.data.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final ImageFormat FORMAT = ImageFormat.gray(2, 3);

    @TempDir
    Path folder;

    private Path image(String name, int gray) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, Pictures.flat(2, 3, gray));
    }

    private void cats() throws IOException {
        image("dog/1.png", 255);
        image("cat/b.PNG", 102);
        image("cat/a.png", 51);
        Files.write(folder.resolve("README"), new byte[1]);
        Files.createDirectories(folder.resolve(".cache"));
        Files.write(folder.resolve("cat/.hidden"), new byte[1]);
    }

    @Test
    void classesAndImagesAreInOrderOfTheirNames() throws IOException {
        cats();
        assertEquals(List.of("cat", "dog"), ImageFolder.classes(folder));
        Dataset data = ImageFolder.read(folder, FORMAT);
        assertEquals(List.of(new Field("input", 6), new Field("label", 1)), data.fields());
        assertEquals(3, data.size());
        float[] expected = {0.2f, 0.4f, 1};
        for (int sample = 0; sample < 3; sample++) {
            assertEquals(expected[sample], data.value(sample, 0, 5));
            assertEquals(sample / 2, data.value(sample, 1, 0));
        }
        assertEquals(folder.resolve("cat/b.PNG").toString(), data.place(1, 0, 3));
    }

    @Test
    void otherDataHasTheSameNumbers() throws IOException {
        image("dog/1.png", 255);
        Dataset data = ImageFolder.read(folder, FORMAT, List.of("cat", "dog"));
        assertEquals(1, data.value(0, 1, 0));
        assertFails(folder.resolve("dog") + ": found a folder of an unknown class, expected one of [cat, cow]",
                () -> ImageFolder.read(folder, FORMAT, List.of("cat", "cow")));
    }

    @Test
    void onlyImagesBelongToAClass() throws IOException {
        cats();
        Path notes = Files.write(folder.resolve("cat/notes.txt"), new byte[1]);
        assertFails(notes + ": found a file among the images of a class, expected files whose names end in .png, .jpg"
                + " or .jpeg: remove it", () -> ImageFolder.read(folder, FORMAT));
        Files.delete(notes);
        Path inner = Files.createDirectories(folder.resolve("cat/more.png"));
        assertFails(inner + ": found a folder among the images of a class, expected files whose names end in .png, .jpg"
                + " or .jpeg: remove it", () -> ImageFolder.read(folder, FORMAT));
    }

    @Test
    void aClassWithoutImagesIsRefused() throws IOException {
        cats();
        Path empty = Files.createDirectories(folder.resolve("emu"));
        assertFails(empty + ": found no images in it, expected at least one of the class: remove the folder or fill it",
                () -> ImageFolder.read(folder, FORMAT));
    }

    @Test
    void aFolderOfClassesIsExpected() throws IOException {
        Path file = image("cat/a.png", 1);
        assertFails(file + ": found a file, expected a folder that holds a folder of images for each class",
                () -> ImageFolder.read(file, FORMAT));
        Path none = folder.resolve("none");
        assertFails(none + ": found nothing, expected a folder that holds a folder of images for each class",
                () -> ImageFolder.read(none, FORMAT));
        assertFails(folder.resolve("cat") + ": found no folders in it, expected a folder of images for each class",
                () -> ImageFolder.read(folder.resolve("cat"), FORMAT));
    }

    @Test
    void oneBrokenImageRefusesAll() throws IOException {
        cats();
        Path broken = Files.write(folder.resolve("cat/c.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
        String message = assertThrows(DataException.class, () -> ImageFolder.read(folder, FORMAT)).getMessage();
        assertTrue(message.startsWith(broken + ": found a JPEG file that cannot be decoded ("), message);
    }

    private static void assertFails(String message, Executable action) {
        assertEquals(message, assertThrows(DataException.class, action).getMessage());
    }
}
