using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using Xunit;

namespace NetCompiler.Gpu.Tests.OnlyStandIn;

/// <summary>Threads that take turns see what threads at once would see, wherever a barrier is; and where a barrier is wrong, that is found.</summary>
public sealed class BarrierTests : IDisposable
{
    private const int Threads = 8, Groups = 3;

    private readonly Context _context = Context.Create(builder => builder.CPU(CPUDeviceKind.Nvidia));
    private readonly Accelerator _accelerator;

    public BarrierTests() => _accelerator = _context.Devices[0].CreateAccelerator(_context);

    public void Dispose()
    {
        _accelerator.Dispose();
        _context.Dispose();
    }

    [Fact]
    public void Threads_meet_in_a_loop_and_keep_what_they_have_in_hand() =>
        Assert.Equal(Expected(thread => Enumerable.Range(1, Threads).Sum(turn => turn * ((thread + turn) % Threads))), Launch(Rotating));

    [Fact]
    public void Threads_meet_in_what_a_loop_calls_which_returns_from_several_places() =>
        Assert.Equal(Expected(thread => Enumerable.Range(0, 5).Sum(turn => turn % 2 == 0 ? Threads - 1 - thread + turn : -1)), Launch(Calling));

    [Fact]
    public void References_outlive_barriers() =>
        Assert.Equal(Expected(thread => thread % 2 == 0 ? 0 : thread + 100 * (Threads - 1 - thread)), Launch(Referring));

    [Fact]
    public void Arguments_are_each_threads_own() =>
        Assert.Equal(Expected(thread => 7 + thread), Launch(Changing));

    [Fact]
    public void Shared_memory_is_no_number_in_every_group_until_it_is_written() =>
        Assert.Equal(Expected(_ => -1), Launch(Unwritten));

    [Fact]
    public void A_barrier_that_is_missing_shows_in_one_order_of_the_threads_or_in_the_other()
    {
        int[] seen = Launch(Hasty);
        Assert.DoesNotContain(-1, seen[1..Threads]);
        Assert.Contains(-1, seen[(Threads + 1)..(2 * Threads)]);
    }

    [Fact]
    public void A_barrier_that_some_threads_meet_once_more_is_refused() =>
        Assert.Contains("7 of the 8 threads of a group wait at a barrier that the others have not met", Assert.Throws<InvalidOperationException>(() => Launch(Uneven)).Message);

    [Fact]
    public void Two_barriers_are_not_one() =>
        Assert.Contains("4 of the 8 threads of a group wait at another barrier than the first one", Assert.Throws<InvalidOperationException>(() => Launch(Parting)).Message);

    [Fact]
    public void A_barrier_within_an_expression_is_refused() =>
        Assert.Contains("meets a barrier within an expression", Assert.Throws<InternalCompilerException>(() => Launch(Within)).Message);

    [Fact]
    public void An_array_that_outlives_a_barrier_is_refused() =>
        Assert.Contains("has a Int32[] across a barrier", Assert.Throws<InternalCompilerException>(() => Launch(Keeping)).Message);

    [Fact]
    public void A_launch_allocates_nothing()
    {
        using var buffer = _accelerator.Allocate1D<int>(Threads * Groups);
        var kernel = _accelerator.LoadKernel<Arguments>(Rotating, default);
        Arguments arguments = new() { Seen = buffer.View.BaseView };
        kernel(_accelerator.DefaultStream, new KernelConfig(Groups, Threads), arguments);

        long before = GC.GetAllocatedBytesForCurrentThread();
        kernel(_accelerator.DefaultStream, new KernelConfig(Groups, Threads), arguments);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static int[] Expected(Func<int, int> ofThread) => [.. Enumerable.Range(0, Threads * Groups).Select(i => ofThread(i % Threads))];

    private int[] Launch(Action<Arguments> kernel)
    {
        using var buffer = _accelerator.Allocate1D<int>(Threads * Groups);
        _accelerator.LoadKernel(kernel, default)(_accelerator.DefaultStream, new KernelConfig(Groups, Threads), new Arguments { Seen = buffer.View.BaseView, Number = 7 });
        int[] seen = new int[Threads * Groups];
        buffer.View.BaseView.CopyToCPU(_accelerator.DefaultStream, seen);
        return seen;
    }

    /// <summary>A value goes round all threads, each of which weighs it by the turn.</summary>
    private static void Rotating(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(Threads);
        int value = Group.IdxX, sum = 0;

        for (int turn = 1; turn <= Threads; turn++)
        {
            shared[Group.IdxX] = value;
            Group.Barrier();
            value = shared[(Group.IdxX + 1) % Threads];
            Group.Barrier();
            sum += turn * value;
        }

        a.Seen[Grid.IdxX * Threads + Group.IdxX] = sum;
    }

    private static void Calling(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(Threads);
        int sum = 0;

        for (int turn = 0; turn < 5; turn++)
        {
            int opposite = Opposite(shared, turn, Group.IdxX + turn);
            sum += opposite;
        }

        a.Seen[Grid.IdxX * Threads + Group.IdxX] = sum;
    }

    private static int Opposite(ArrayView<int> shared, int turn, int value)
    {
        Exchange(shared, ref value);

        if (turn % 2 == 0)
            return value;

        Group.Barrier();
        return -1;
    }

    private static void Exchange<T>(ArrayView<T> shared, ref T value) where T : unmanaged
    {
        shared[Group.IdxX] = value;
        Group.Barrier();
        value = shared[Threads - 1 - Group.IdxX];
        Group.Barrier();
    }

    private static void Referring(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(Threads);
        int mine = Group.IdxX, other = 0;
        ref int one = ref Group.IdxX % 2 == 0 ? ref mine : ref other;
        Exchange(shared, ref one);
        a.Seen[Grid.IdxX * Threads + Group.IdxX] = mine + 100 * other;
    }

    private static void Changing(Arguments a)
    {
        a.Number += Group.IdxX;
        Group.Barrier();
        a.Seen[Grid.IdxX * Threads + Group.IdxX] = a.Number;
    }

    private static void Unwritten(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(Threads);
        int found = shared[Group.IdxX];
        Group.Barrier();
        shared[Group.IdxX] = found + 5;
        a.Seen[Grid.IdxX * Threads + Group.IdxX] = found;
    }

    /// <summary>Reads what the thread before it has written, without waiting for it.</summary>
    private static void Hasty(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(Threads);
        shared[Group.IdxX] = Group.IdxX;
        a.Seen[Grid.IdxX * Threads + Group.IdxX] = shared[Group.IdxX == 0 ? 0 : Group.IdxX - 1];
        Group.Barrier();
    }

    private static void Uneven(Arguments a)
    {
        int times = Group.IdxX == 0 ? 2 : 3;
        for (int i = 0; i < times; i++)
            Group.Barrier();
    }

    private static void Parting(Arguments a)
    {
        if (Group.IdxX < 4)
            Group.Barrier();
        else
            Group.Barrier();
    }

    private static void Within(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(Threads);
        a.Seen[Group.IdxX] = Group.IdxX + Opposite(shared, 0, 1);
    }

    private static void Keeping(Arguments a)
    {
        int[] kept = new int[2];
        Group.Barrier();
        a.Seen[Group.IdxX] = kept[Group.IdxX % 2];
    }

    private struct Arguments
    {
        public ArrayView<int> Seen;
        public int Number;
    }
}
