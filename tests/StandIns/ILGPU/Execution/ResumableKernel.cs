namespace ILGPU.Execution;

/// <summary>Runs one thread of a group up to the next barrier, or to its end.</summary>
internal unsafe delegate void Segment(ThreadFrame* thread);

/// <summary>A kernel that returns at barriers.</summary>
/// <param name="Segment">The kernel from where the thread is up to the next barrier.</param>
/// <param name="FrameBytes">What a thread needs: its frame, the arguments behind it, and what it keeps at barriers.</param>
internal sealed unsafe record ResumableKernel(Segment Segment, int FrameBytes)
{
    /// <summary>Where in a thread's frame the arguments are.</summary>
    public static int ArgumentsAt => (sizeof(ThreadFrame) + 15) / 16 * 16;
}
