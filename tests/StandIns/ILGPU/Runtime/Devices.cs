namespace ILGPU.Runtime
{
    /// <summary>What runs kernels.</summary>
    public enum AcceleratorType
    {
        /// <summary>CPU threads.</summary>
        CPU,

        /// <summary>Through CUDA.</summary>
        Cuda,

        /// <summary>Through OpenCL.</summary>
        OpenCL,
    }

    /// <summary>A device that may be opened.</summary>
    public sealed class Device
    {
        internal Device()
        {
        }

        /// <summary>Says that this is a stand-in.</summary>
        public string Name => "stand-in for ILGPU on CPU threads";

        /// <summary>What runs kernels.</summary>
        public AcceleratorType AcceleratorType => AcceleratorType.CPU;

        /// <summary>Bytes that there are.</summary>
        public long MemorySize => System.GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

        /// <summary>Opens it.</summary>
        public Accelerator CreateAccelerator(Context context) => new(this);
    }
}

namespace ILGPU.Runtime.CPU
{
    /// <summary>Which device CPU threads behave like.</summary>
    public enum CPUDeviceKind
    {
        /// <summary>Any.</summary>
        Default,

        /// <summary>Warps of 32.</summary>
        Nvidia,
    }

    /// <summary>CPU threads as a device.</summary>
    public static class CPUContextExtensions
    {
        /// <summary>Adds them.</summary>
        public static Context.Builder CPU(this Context.Builder builder, CPUDeviceKind kind = CPUDeviceKind.Default)
        {
            builder.Devices.Add(new Device());
            return builder;
        }
    }
}

namespace ILGPU.Runtime.Cuda
{
    /// <summary>A stream of CUDA's; no device of the stand-in has one.</summary>
    public sealed class CudaStream : AcceleratorStream
    {
        private CudaStream()
        {
        }

        /// <summary>What CUDA's own functions take.</summary>
        public nint StreamPtr { get; }
    }

    /// <summary>Devices of CUDA.</summary>
    public static class CudaContextExtensions
    {
        /// <summary>Adds them; the stand-in has none.</summary>
        public static Context.Builder Cuda(this Context.Builder builder) => builder;
    }
}

namespace ILGPU.Runtime.OpenCL
{
    /// <summary>Devices of OpenCL.</summary>
    public static class CLContextExtensions
    {
        /// <summary>Adds them; the stand-in has none.</summary>
        public static Context.Builder OpenCL(this Context.Builder builder) => builder;
    }
}
