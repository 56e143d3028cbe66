using System;

namespace NetCompiler.Generator.Tests.Reference;

/// <summary>What a program is evaluated on: everything in logical order, examples first.</summary>
/// <param name="Batch">The number of examples.</param>
/// <param name="Inputs">By position among the network's inputs.</param>
/// <param name="Targets">By loss that has one: floats, NaN where one is missing, or one class number per example or per step, −1 where it is ignored.</param>
/// <param name="Weights">How much each example counts.</param>
/// <param name="Parameters">By position among the network's parameters.</param>
/// <param name="States">By position among the network's running statistics.</param>
/// <param name="Kept">By position among what is kept from batch to batch: what the batch before left.</param>
/// <param name="Uniform">The random number of (site, example, element), in [0, 1).</param>
internal sealed record Feed(
    int Batch,
    double[][] Inputs,
    double[][] Targets,
    double[] Weights,
    double[][] Parameters,
    double[][] States,
    double[][] Kept,
    Func<int, int, int, double> Uniform);
