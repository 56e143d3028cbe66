using System;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>
/// All of a run's memory on the device, in one piece. Every slice starts at a multiple of 64 floats, which is how ILGPU takes views to be aligned:
/// <code>
/// parameters │ gradients, and which rows of sparse tables are used │ what the optimizer remembers … │ sums of both over several batches │ states │ states before │ clipping, report, parts of sums │ batches that wait │ values of examples │ products of a library │ what they share │ sums that groups share
/// </code>
/// Parameters are in logical order, each where its gradient and the numbers about it are in their own part.
/// </summary>
internal sealed class DeviceMemory : IDisposable
{
    private const int Alignment = 64, ExampleAlignment = 16, ReportFloats = 2;

    private readonly MemoryBuffer1D<float, Stride1D.Dense> _buffer;
    private readonly NetworkDefinition _network;
    private readonly int[] _parameterAt, _stateAt, _usedAt;
    private readonly int _parts, _usedFloats;
    private readonly long _landing, _memoriesAt, _sumsAt, _statesAt, _clipAt, _landingAt, _examplesAt, _productAt, _sharedAt, _leftAt, _arrivedAt;

    public DeviceMemory(GpuDevice device, NetworkDefinition network, int memories, DeviceProgram program, int givenFloats, int batch)
    {
        _network = network;
        Capacity = Up(batch, Alignment / ExampleAlignment);
        (_parameterAt, ParameterFloats) = Pack([.. network.Parameters.Select(slot => Shapes.Count(slot.Shape))]);
        (_stateAt, StateFloats) = Pack([.. network.States.Select(slot => slot.Length)]);
        (_usedAt, _usedFloats) = Pack([.. network.Parameters.Select(slot => slot.UsedRowsAt < 0 ? 0 : slot.Shape[0])]);
        _parts = Up(ParameterFloats / RefineKernel.PartOfGroup + network.Parameters.Length, Alignment);    // a stretch has a last part that is not full
        _landing = (long)givenFloats * Capacity;

        _memoriesAt = 2L * ParameterFloats + _usedFloats;
        _sumsAt = _memoriesAt + (long)memories * ParameterFloats;
        _statesAt = _sumsAt + ParameterFloats + _usedFloats;
        _clipAt = _statesAt + 2L * StateFloats;
        _landingAt = _clipAt + 2L * Alignment + 3L * _parts;
        _examplesAt = _landingAt + 2L * _landing;
        _productAt = _examplesAt + (long)Up(network.TrainingFloats, ExampleAlignment) * Capacity;
        _sharedAt = _productAt + (device.Library is null ? 0 : (long)Up(program.ProductFloats, ExampleAlignment) * Capacity);

        _leftAt = _sharedAt + Up(program.SharedFloats, Alignment);
        _arrivedAt = _leftAt + Up(program.PartFloats, Alignment);

        long floats = _arrivedAt + Up(program.SharedSums, Alignment);
        CheckSize(device, floats * sizeof(float), batch);
        _buffer = Allocate(device, floats, batch);
        All.MemSetToZero(device.Accelerator.DefaultStream);
    }

    /// <summary>Examples that there is room for.</summary>
    public int Capacity { get; }

    /// <summary>Floats of the parameters, with what lies between them.</summary>
    public int ParameterFloats { get; }

    /// <summary>Floats of the states, with what lies between them.</summary>
    public int StateFloats { get; }

    public ArrayView<float> Parameters => All.SubView(0, ParameterFloats);

    public ArrayView<float> Gradients => All.SubView(ParameterFloats, ParameterFloats);

    /// <summary>What is added up over several batches: gradients, and 1 for each row of a sparse table that a batch uses.</summary>
    public ArrayView<float> OfBatch => All.SubView(ParameterFloats, ParameterFloats + _usedFloats);

    /// <summary>The same over several batches.</summary>
    public ArrayView<float> Sums => All.SubView(_sumsAt, ParameterFloats + _usedFloats);

    public ArrayView<float> States => All.SubView(_statesAt, StateFloats);

    /// <summary>The states before a step that somebody watches.</summary>
    public ArrayView<float> StatesBefore => All.SubView(_statesAt + StateFloats, StateFloats);

    /// <summary>What gradients are multiplied by before parameters move; negative where they must not.</summary>
    public ArrayView<float> Clip => All.SubView(_clipAt, 1);

    /// <summary>‖g‖ and the penalty.</summary>
    public ArrayView<float> Report => All.SubView(_clipAt + Alignment, ReportFloats);

    /// <summary>The largest magnitude of each part of the gradients.</summary>
    public ArrayView<float> Largest => All.SubView(_clipAt + 2L * Alignment, _parts);

    /// <summary>Σg² of each part over the square of its largest.</summary>
    public ArrayView<float> Squares => All.SubView(_clipAt + 2L * Alignment + _parts, _parts);

    /// <summary>What each part of the parameters adds to the penalty.</summary>
    public ArrayView<float> Penalties => All.SubView(_clipAt + 2L * Alignment + 2L * _parts, _parts);

    private ArrayView<float> All => _buffer.View.BaseView;

    /// <summary>What the optimizer remembers, by its position.</summary>
    public ArrayView<float> Memory(int index) => All.SubView(_memoriesAt + (long)index * ParameterFloats, ParameterFloats);

    public ArrayView<float> Parameter(int index) => All.SubView(_parameterAt[index], Shapes.Count(_network.Parameters[index].Shape));

    public ArrayView<float> Gradient(int index) => All.SubView((long)ParameterFloats + _parameterAt[index], Shapes.Count(_network.Parameters[index].Shape));

    public ArrayView<float> State(int index) => All.SubView(_statesAt + _stateAt[index], _network.States[index].Length);

    /// <summary>Where a batch waits until the one before is done; there are two.</summary>
    public ArrayView<float> Landing(int turn) => All.SubView(_landingAt + turn * _landing, _landing);

    public ArrayView<float> Examples(int at, int floats) => All.SubView(_examplesAt + (long)at * Capacity, (long)floats * Capacity);

    /// <summary>Where a library leaves a product on which something follows.</summary>
    public ArrayView<float> Product => All.SubView(_productAt, _sharedAt - _productAt);

    public ArrayView<float> Shared(int at, int floats) => All.SubView(_sharedAt + at, floats);

    /// <summary>What groups leave of sums that they share.</summary>
    public ArrayView<float> Left => All.SubView(_leftAt, _arrivedAt - _leftAt);

    /// <summary>How many of them have, by sum.</summary>
    public ArrayView<int> Arrived => All.SubView(_arrivedAt, All.Length - _arrivedAt).Cast<int>();

    /// <summary>Above 0 for each row of a sparse table that the batch uses, or one of several batches, 0 for the others; by the table's position among the parameters.</summary>
    public ArrayView<float> UsedRows(int parameter) => All.SubView(2L * ParameterFloats + _usedAt[parameter], _network.Parameters[parameter].Shape[0]);

    /// <summary>The same for a stretch of the parameters, which is one such table; for any other, nothing that is read.</summary>
    public ArrayView<float> UsedRows(in Stretch stretch, int at) => stretch.Rows is null ? Clip : UsedRows(Array.IndexOf(_parameterAt, at));

    /// <summary>Where a parameter begins among the parameters.</summary>
    public int PlaceOf(int parameter) => _parameterAt[parameter];

    /// <summary>Where a state begins among the states.</summary>
    public int PlaceOfState(int state) => _stateAt[state];

    /// <summary>The part of the parameters that a stretch of the network's own arena is here.</summary>
    public (int At, int Count) PartOf(in Stretch stretch)
    {
        (int first, int end) = (int.MaxValue, 0);

        for (int i = 0; i < _network.Parameters.Length; i++)
        {
            if (_network.Parameters[i].At < stretch.Part.Start || _network.Parameters[i].At >= stretch.Part.End)
                continue;
            first = Math.Min(first, _parameterAt[i]);
            end = Math.Max(end, _parameterAt[i] + Shapes.Count(_network.Parameters[i].Shape));
        }

        return (first, end - first);
    }

    public void Dispose() => _buffer.Dispose();

    /// <summary>Floats of an example, up to where values of examples may end.</summary>
    public static int Lines(int floats) => Up(floats, ExampleAlignment);

    private void CheckSize(GpuDevice device, long bytes, int batch)
    {
        long available = device.Info.MemoryBytes, once = (_landingAt + (bytes / sizeof(float) - _sharedAt)) * sizeof(float);
        if (bytes <= available)
            return;

        long fits = (available - once) / Math.Max((bytes - once) / Capacity, 1);
        throw new InsufficientMemoryException(
            $"Training {_network.Name} with batches of {batch} takes {bytes} bytes of {device.Name}, which has {available}. {(fits > 0 ? $"Batches of up to about {fits} fit." : "Not even one example fits.")}");
    }

    /// <summary>What a device says that it has may be taken by others.</summary>
    private MemoryBuffer1D<float, Stride1D.Dense> Allocate(GpuDevice device, long floats, int batch)
    {
        try
        {
            return device.Accelerator.Allocate1D<float>(floats);
        }
        catch (Exception e) when (e is OutOfMemoryException or AcceleratorException)
        {
            throw new InsufficientMemoryException($"Training {_network.Name} with batches of {batch} takes {floats * sizeof(float)} bytes of {device.Name}, which it could not give: {e.Message} Take smaller batches, or close what else uses its memory.", e);
        }
    }

    private static (int[] At, int Floats) Pack(int[] counts)
    {
        var at = new int[counts.Length];
        int next = 0;

        for (int i = 0; i < counts.Length; i++)
        {
            at[i] = next;
            next = checked(next + Up(counts[i], Alignment));
        }

        return (at, next);
    }

    private static int Up(int count, int multiple) => checked((count + multiple - 1) / multiple * multiple);
}
