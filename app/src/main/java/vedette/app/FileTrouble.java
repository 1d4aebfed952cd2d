package vedette.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// What went wrong with a file, in words: many exceptions about files say no more than its name.
final class FileTrouble {

    private FileTrouble() {}

    static String inWords(FileSystemException trouble) {
        String file = trouble.getFile();
        return switch (trouble) {
            case AccessDeniedException _ ->
                "not allowed to read or write " + file + " as the user " + System.getProperty("user.name");
            case NoSuchFileException _ -> "there is no " + file;
            case FileAlreadyExistsException _ -> file + " is there already: name another, or remove it first";
            case DirectoryNotEmptyException _ -> file + " is not empty: name another, or empty it first";
            case NotDirectoryException _ -> file + " is no folder";
            default -> String.valueOf(trouble.getMessage());
        };
    }
}
