using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using NetCompiler.Kernels;

namespace NetCompiler.Gpu;

/// <summary>Parameters, what the optimizer remembers and running statistics, on their way to the device and back: bit for bit, from the CPU's layouts to logical order.</summary>
internal sealed class Transfer(Network network, Optimizer? optimizer, DeviceMemory memory, AcceleratorStream stream)
{
    private IReadOnlyList<Arena> Memories => optimizer?.Memories ?? [];

    /// <summary>Puts what the network and its optimizer have on the device.</summary>
    public void Send()
    {
        float[] values = new float[memory.ParameterFloats];

        for (int i = 0; i < network.Parameters.Count; i++)
            network.Parameters[i].CopyTo(values.AsSpan(memory.PlaceOf(i)));
        Write(values, memory.Parameters);

        for (int m = 0; m < Memories.Count; m++)
        {
            for (int i = 0; i < network.Parameters.Count; i++)
                new TensorView(Memories[m], network.Compiled.Parameters[i]).CopyTo(values.AsSpan(memory.PlaceOf(i)));
            Write(values, memory.Memory(m));
        }

        float[] states = new float[memory.StateFloats];

        for (int i = 0; i < network.States.Count; i++)
            network.States[i].CopyTo(states.AsSpan(memory.PlaceOfState(i)));
        Write(states, memory.States);
        Write([1f], memory.Clip);
    }

    /// <summary>Brings them back: all of it, or where the device fails nothing.</summary>
    public void Fetch()
    {
        float[] values = Read(memory.Parameters), states = Read(memory.States);
        float[][] remembered = [.. Enumerable.Range(0, Memories.Count).Select(m => Read(memory.Memory(m)))];

        for (int i = 0; i < network.Parameters.Count; i++)
        {
            network.Parameters[i].CopyFrom(Of(i, values));
            for (int m = 0; m < Memories.Count; m++)
                new TensorView(Memories[m], network.Compiled.Parameters[i]).CopyFrom(Of(i, remembered[m]));
        }

        for (int i = 0; i < network.States.Count; i++)
            network.States[i].CopyFrom(states.AsSpan(memory.PlaceOfState(i), network.States[i].Count));
    }

    /// <summary>Brings the gradients of the last step back.</summary>
    public void FetchGradients()
    {
        float[] values = Read(memory.Gradients);

        for (int i = 0; i < network.Parameters.Count; i++)
            new TensorView(network.GradientArena, network.Compiled.Parameters[i]).CopyFrom(Of(i, values));
    }

    private ReadOnlySpan<float> Of(int parameter, float[] values) => values.AsSpan(memory.PlaceOf(parameter), network.Parameters[parameter].Count);

    private void Write(float[] from, ArrayView<float> to)
    {
        if (from.Length == 0)
            return;
        to.CopyFromCPU(stream, from);
        stream.Synchronize();
    }

    private float[] Read(ArrayView<float> from)
    {
        float[] values = new float[from.Length];

        if (values.Length > 0)
        {
            from.CopyToCPU(stream, values);
            stream.Synchronize();
        }

        return values;
    }
}
