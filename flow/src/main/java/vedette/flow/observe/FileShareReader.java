package vedette.flow.observe;

import vedette.decode.smb.SmbMessage;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.FileShareFact;
import vedette.flow.fact.FileShareFact.Action;

/// Reads what clients do with Windows file servers, and what they say to pipes. Owned by one thread.
final class FileShareReader {

    private static final int MOST_MESSAGES = 8;
    private static final int MOST_PIPE_NAME = 32;

    /// A function that servers know the number of and nothing else.
    private static final int NEVER_DONE = 0x0E;

    private final SmbMessage message = new SmbMessage();
    private final RpcReader calls;

    FileShareReader(RpcReader calls) {
        this.calls = calls;
    }

    void onTcp(Sighting sighting) {
        long start = sighting.start();
        for (int i = 0; i < MOST_MESSAGES && message.wrap(sighting.buffer(), start, sighting.limit()); i++) {
            onMessage(sighting);
            if (message.next() == 0) {
                return;
            }
            start += message.next();
        }
    }

    private void onMessage(Sighting sighting) {
        if (message.isCompressed() && message.isImpossible()) {
            tell(sighting, Action.OVERSTATED, "");
        } else if (!message.isReply() && message.isFirst()) {
            onFirst(sighting);
        } else if (!message.isReply() && message.isLater()) {
            onLater(sighting);
        }
    }

    private void onFirst(Sighting sighting) {
        switch (message.command()) {
            case SmbMessage.TREE_CONNECT_FIRST -> onConnect(sighting);
            case SmbMessage.CREATE_FIRST -> onOpening(sighting);
            case SmbMessage.WRITE_FIRST -> onData(sighting);
            case SmbMessage.TRANSACTION -> {
                if (message.hasNoPipe()) {
                    tell(sighting, Action.PEEKED, "");
                } else {
                    onData(sighting);
                }
            }
            case SmbMessage.TRANSACTION_2 -> {
                if (message.function() == NEVER_DONE) {
                    tell(sighting, Action.ASKED_UNKNOWN, "");
                }
            }
            case SmbMessage.NT_TRANSACTION -> {
                if (message.isToBeContinued()) {
                    tell(sighting, Action.BEGAN_LARGE, "");
                }
            }
            case SmbMessage.TRANSACTION_2_MORE -> tell(sighting, Action.WENT_ON, "");
            default -> {}
        }
    }

    private void onLater(Sighting sighting) {
        switch (message.command()) {
            case SmbMessage.TREE_CONNECT -> onConnect(sighting);
            case SmbMessage.CREATE -> onOpening(sighting);
            case SmbMessage.WRITE, SmbMessage.IOCTL -> onData(sighting);
            default -> {}
        }
    }

    private void onConnect(Sighting sighting) {
        tell(sighting, Action.CONNECTED, message.share());
    }

    private void onOpening(Sighting sighting) {
        String name = message.fileName();
        boolean isPipe = isPipe(name);
        if (isPipe || (!name.isEmpty() && message.makesFile())) {
            tell(sighting, isPipe ? Action.OPENED_PIPE : Action.MADE, isPipe ? bare(name) : name);
        }
    }

    /// What a name looks like that has neither folders nor an ending; files with such a name are few.
    private static boolean isPipe(String name) {
        String bare = bare(name);
        return !bare.isEmpty() && bare.length() <= MOST_PIPE_NAME && bare.indexOf('\\') < 0 && bare.indexOf('.') < 0;
    }

    private static String bare(String name) {
        return name.startsWith("\\") ? name.substring(1) : name;
    }

    private void onData(Sighting sighting) {
        int from = message.dataStart();
        if (from > 0) {
            long start = message.start() + from;
            long end = Math.min(sighting.limit(), message.start() + message.dataEnd());
            calls.onMessages(sighting, start, end, pipe());
        }
    }

    private long pipe() {
        return message.file() == 0 ? -1 : message.file();
    }

    private void tell(Sighting sighting, Action action, String name) {
        if (sighting.claims(FactKind.FILE_SHARE)) {
            sighting.tell(new FileShareFact(sighting.fromClient(), sighting.micros(), action, name));
        }
    }
}
