package vedette.api.engine;

import vedette.api.event.FlowsNotKept;
import vedette.api.event.FlowsShed;
import vedette.api.event.PacketsDropped;
import vedette.capture.CaptureStatistics;

/// Records for Java's flight recorder what was lost since this last looked, if something was. Owned by one thread.
public final class LossRecorder {

    private long byKernel;
    private long byCard;
    private long shed;
    private long tooSlow;
    private long failed;

    public LossRecorder() {}

    /// Looks at what a capture has lost.
    public void packets(CaptureStatistics now) {
        if (now.kernelDrops() > byKernel || now.nicDrops() > byCard) {
            PacketsDropped.record(now.kernelDrops() - byKernel, now.nicDrops() - byCard);
        }
        byKernel = now.kernelDrops();
        byCard = now.nicDrops();
    }

    /// Looks at how many conversations were ended because the table was full.
    public void shed(long now) {
        if (now > shed) {
            FlowsShed.record(now - shed);
        }
        shed = now;
    }

    /// Looks at how many flows the store has left out, or could not write.
    public void notKept(long nowTooSlow, long nowFailed) {
        if (nowTooSlow > tooSlow || nowFailed > failed) {
            FlowsNotKept.record(nowTooSlow - tooSlow, nowFailed - failed);
        }
        tooSlow = nowTooSlow;
        failed = nowFailed;
    }
}
