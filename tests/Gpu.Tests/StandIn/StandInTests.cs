using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using Xunit;

namespace NetCompiler.Gpu.Tests.StandIn;

/// <summary>The device of these tests: what kernels see, what is refused, and, of the stand-in, that it says what it is.</summary>
public sealed class StandInTests : IDisposable
{
    private readonly Context _context = Context.Create(builder => builder.CPU(CPUDeviceKind.Nvidia));
    private readonly Accelerator _accelerator;

    public StandInTests() => _accelerator = _context.Devices[0].CreateAccelerator(_context);

    public void Dispose()
    {
        _accelerator.Dispose();
        _context.Dispose();
    }

    [Fact]
    public void A_stand_in_says_so_by_kind_and_by_name()
    {
        GpuDeviceInfo device = Assert.Single(GpuDevice.List());
        Assert.True(device.Kind is GpuDeviceKind.Cpu || device is { Kind: GpuDeviceKind.StandIn } && device.Name.Contains("stand-in", StringComparison.Ordinal), device.ToString());
    }

    [Fact]
    public void Every_thread_of_every_group_runs_once()
    {
        int[] seen = Launch(Indices, new KernelConfig(new Index3D(3, 2, 2), new Index3D(4, 3, 2)), 3 * 2 * 2 * 4 * 3 * 2);
        Assert.Equal(Enumerable.Range(0, seen.Length), seen);
    }

    [Fact]
    public void Threads_of_a_group_meet_at_barriers_and_share_memory()
    {
        int[] seen = Launch(Reversed, new KernelConfig(5, 64), 5 * 64);
        Assert.Equal(Enumerable.Range(0, seen.Length).Select(i => i / 64 * 64 + 63 - i % 64), seen);
    }

    [Fact]
    public void A_barrier_that_some_threads_do_not_meet_is_refused() =>
        Assert.Contains("wait at a barrier", Assert.Throws<InvalidOperationException>(() => Launch(Diverging, new KernelConfig(1, 8), 8)).Message);

    [Fact]
    public void A_view_checks_its_bounds_on_a_device_too() =>
        Assert.Throws<IndexOutOfRangeException>(() => Launch(Indices, new KernelConfig(2, 8), 8));

    [Fact]
    public void A_failure_in_one_thread_of_a_group_ends_all() =>
        Assert.Throws<IndexOutOfRangeException>(() => Launch(Reversed, new KernelConfig(2, 64), 64));

    [Fact]
    public void Shared_memory_ends_at_48_kilobytes() =>
        Assert.Throws<InternalCompilerException>(() => Launch(Greedy, new KernelConfig(1, 2), 2));

    [Fact]
    public void Grids_and_groups_have_limits()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Launch(Indices, new KernelConfig(new Index2D(1, 65_536), new Index2D(1, 1)), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Launch(Indices, new KernelConfig(1, 65), 65, mostThreads: 64));
        Assert.Throws<ArgumentOutOfRangeException>(() => Launch(Indices, new KernelConfig(0, 1), 1));
    }

    [Fact]
    public void Arguments_are_structs_of_numbers_and_views()
    {
        Assert.Throws<InternalCompilerException>(() => _accelerator.LoadKernel<WithBool>(a => { }, default));
        Assert.Throws<InternalCompilerException>(() => _accelerator.LoadKernel<WithClass>(a => { }, default));
    }

    [Fact]
    public void A_kernel_captures_nothing()
    {
        int captured = 1;
        Assert.Throws<NotSupportedException>(() => _accelerator.LoadKernel<Arguments>(a => a.Seen[0] = captured, default));
    }

    [Fact]
    public void Additions_of_threads_are_not_lost()
    {
        using var buffer = _accelerator.Allocate1D<float>(1);
        buffer.View.BaseView.MemSetToZero(_accelerator.DefaultStream);
        _accelerator.LoadKernel<Sum>(Adding, default)(_accelerator.DefaultStream, new KernelConfig(4, 32), new Sum { Total = buffer.View.BaseView });
        float[] total = new float[1];
        buffer.View.BaseView.CopyToCPU(_accelerator.DefaultStream, total);
        Assert.Equal(128f, total[0]);
    }

    [Fact]
    public void The_last_group_to_arrive_finds_what_all_have_left_and_makes_ready_for_the_next_launch()
    {
        using var left = _accelerator.Allocate1D<float>(7);
        using var arrived = _accelerator.Allocate1D<int>(2);
        using var sums = _accelerator.Allocate1D<float>(3);
        arrived.View.BaseView.MemSetToZero(_accelerator.DefaultStream);
        var kernel = _accelerator.LoadKernel<Shared>(Sharing, default);

        for (int launch = 0; launch < 2; launch++)
        {
            sums.View.BaseView.MemSetToZero(_accelerator.DefaultStream);
            kernel(_accelerator.DefaultStream, new KernelConfig(7, 4), new Shared { Left = left.View.BaseView, Arrived = arrived.View.BaseView, Sums = sums.View.BaseView });
            float[] found = new float[3];
            sums.View.BaseView.CopyToCPU(_accelerator.DefaultStream, found);
            Assert.Equal([0 + 1 + 2 + 3 + 4 + 5 + 6, 1 + 3 + 5, 1], found);
        }
    }

    private int[] Launch(Action<Arguments> kernel, KernelConfig config, int length, int? mostThreads = null)
    {
        using var buffer = _accelerator.Allocate1D<int>(length);
        _accelerator.LoadKernel(kernel, new KernelSpecialization(mostThreads, null))(_accelerator.DefaultStream, config, new Arguments { Seen = buffer.View.BaseView });
        int[] seen = new int[length];
        buffer.View.BaseView.CopyToCPU(_accelerator.DefaultStream, seen);
        return seen;
    }

    private static void Indices(Arguments a)
    {
        int group = (Grid.IdxZ * Grid.DimY + Grid.IdxY) * Grid.DimX + Grid.IdxX, thread = (Group.IdxZ * Group.DimY + Group.IdxY) * Group.DimX + Group.IdxX;
        int i = group * Group.DimX * Group.DimY * Group.DimZ + thread;
        a.Seen[i] = i;
    }

    private static void Reversed(Arguments a)
    {
        ArrayView<int> shared = SharedMemory.Allocate<int>(64), other = SharedMemory.Allocate<int>(64);
        shared[Group.IdxX] = Grid.IdxX * 64 + Group.IdxX;
        Group.Barrier();
        other[Group.IdxX] = shared[63 - Group.IdxX];
        Group.Barrier();
        a.Seen[Grid.IdxX * 64 + Group.IdxX] = other[Group.IdxX];
    }

    private static void Diverging(Arguments a)
    {
        if (Group.IdxX < 4)
            Group.Barrier();
    }

    private static void Greedy(Arguments a)
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(48 * 256 + 1);
        shared[0] = 0f;
    }

    private static void Adding(Sum a)
    {
        Group.Barrier();
        Atomic.Add(ref a.Total[0], 1f);
    }

    /// <summary>Each group leaves its number; all of them, every second one, and how many groups were the last.</summary>
    private static void Sharing(Shared a)
    {
        ArrayView<int> last = SharedMemory.Allocate<int>(1);
        if (Group.IdxX == 3)
            a.Left[Grid.IdxX] = Grid.IdxX;

        if (!GroupParts.IsLast(a.Arrived, 1, 7, last, Group.IdxX) || Group.IdxX > 0)
            return;

        a.Sums[0] = GroupParts.Sum(a.Left, 0, 1, 7);
        a.Sums[1] = GroupParts.Sum(a.Left, 0, 1, 7, first: 1, step: 2);
        Atomic.Add(ref a.Sums[2], 1f);
    }

    private struct Shared
    {
        public ArrayView<float> Left, Sums;
        public ArrayView<int> Arrived;
    }

    private struct Arguments
    {
        public ArrayView<int> Seen;
    }

    private struct Sum
    {
        public ArrayView<float> Total;
    }

    private record struct WithBool(bool Flag);

    private record struct WithClass(string Text);
}
